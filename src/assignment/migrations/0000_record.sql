CREATE TABLE `assignment` (
	`only` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`platform_id` text NOT NULL,
	`title` text NOT NULL,
	`formative_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`settings` text NOT NULL,
	`licence_expires_at` integer NOT NULL,
	`column_maximum` real,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `attempts` (
	`person_id` text NOT NULL,
	`number` integer NOT NULL,
	`started_at` integer NOT NULL,
	`submitted_at` integer,
	`submitted_by` text,
	`blanks_at_submission` integer,
	PRIMARY KEY(`person_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `erased` (
	`person_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`by` text,
	`given` real,
	`maximum` real NOT NULL,
	`cause` text,
	`words` text
);
--> statement-breakpoint
CREATE TABLE `learners` (
	`person_id` text PRIMARY KEY NOT NULL,
	`sub` text NOT NULL,
	`line_item` text,
	`launched_at` integer NOT NULL,
	`last_launched_at` integer NOT NULL,
	`changed_since` text,
	`changed_in_gradebook` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `marks` (
	`person_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`question_id` text NOT NULL,
	`points` real NOT NULL,
	`comment` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `attempt`, `question_id`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`person_id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `passbacks` (
	`person_id` text NOT NULL,
	`revision` integer NOT NULL,
	`decision` text NOT NULL,
	`by` text,
	`given` real,
	`maximum` real NOT NULL,
	`comment` text,
	`line_item` text NOT NULL,
	`state` text NOT NULL,
	`cause` text,
	`words` text,
	`tries` integer NOT NULL,
	`next_try_at` integer,
	`timestamp` integer,
	`lease_until` integer,
	`claim` integer NOT NULL,
	`decided_at` integer NOT NULL,
	`settled_at` integer,
	`wake_at` integer,
	PRIMARY KEY(`person_id`, `revision`)
);
--> statement-breakpoint
CREATE INDEX `passbacks_by_wake` ON `passbacks` (`wake_at`);--> statement-breakpoint
CREATE TABLE `responses` (
	`person_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`question_id` text NOT NULL,
	`body` text NOT NULL,
	`saved_at` integer NOT NULL,
	`page` text,
	`request` integer,
	PRIMARY KEY(`person_id`, `attempt`, `question_id`)
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`person_id` text PRIMARY KEY NOT NULL,
	`sub` text NOT NULL,
	`line_item` text,
	`last_launched_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `timestamps` (
	`person_id` text NOT NULL,
	`line_item` text NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`person_id`, `line_item`)
);
