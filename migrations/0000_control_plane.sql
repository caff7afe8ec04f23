CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`deployment_id` text NOT NULL,
	`resource_link_id` text NOT NULL,
	`course_id` text,
	`formative_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`first_settings` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignments_of_course` ON `assignments` (`course_id`);--> statement-breakpoint
CREATE INDEX `assignments_of_tenant` ON `assignments` (`tenant_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_of_resource_link` ON `assignments` (`deployment_id`,`resource_link_id`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_of_tenant` ON `audit_events` (`tenant_id`,`at`);--> statement-breakpoint
CREATE TABLE `courses` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`deployment_id` text NOT NULL,
	`context_id` text NOT NULL,
	`title` text,
	`memberships_url` text,
	`roster_read_at` integer,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `courses_of_tenant` ON `courses` (`tenant_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `courses_of_deployment` ON `courses` (`deployment_id`,`context_id`);--> statement-breakpoint
CREATE TABLE `deployments` (
	`id` text PRIMARY KEY NOT NULL,
	`platform_id` text NOT NULL,
	`deployment_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`platform_id`) REFERENCES `platforms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deployments_of_tenant` ON `deployments` (`tenant_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `deployments_of_platform` ON `deployments` (`platform_id`,`deployment_id`);--> statement-breakpoint
CREATE TABLE `formative_versions` (
	`formative_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`points` real NOT NULL,
	`questions` integer NOT NULL,
	`hand_scored` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`formative_id`, `number`),
	FOREIGN KEY (`formative_id`) REFERENCES `formatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `formatives` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`owner_id` text,
	`shared` text DEFAULT 'no' NOT NULL,
	`title` text NOT NULL,
	`draft` text NOT NULL,
	`latest_version` integer NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `formatives_of_tenant` ON `formatives` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `licences` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `members` (
	`course_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`inactive` integer DEFAULT false NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `person_id`),
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `members_of_person` ON `members` (`person_id`);--> statement-breakpoint
CREATE TABLE `nonces` (
	`nonce` text PRIMARY KEY NOT NULL,
	`launch_id` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `nonces_by_expiry` ON `nonces` (`expires_at`);--> statement-breakpoint
CREATE TABLE `participations` (
	`assignment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`assignment_id`, `person_id`),
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `participations_of_person` ON `participations` (`person_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`platform_id` text NOT NULL,
	`sub` text NOT NULL,
	`name` text,
	`given_name` text,
	`family_name` text,
	`email` text,
	`locale` text,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_of_platform` ON `people` (`tenant_id`,`platform_id`,`sub`);--> statement-breakpoint
CREATE TABLE `placements` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`formative_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`settings` text NOT NULL,
	`placed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `placements_of_tenant` ON `placements` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `platforms` (
	`id` text PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`client_id` text NOT NULL,
	`authorization_endpoint` text NOT NULL,
	`token_endpoint` text NOT NULL,
	`jwks_uri` text NOT NULL,
	`service_hosts` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `platforms_registration` ON `platforms` (`issuer`,`client_id`);--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`kid` text PRIMARY KEY NOT NULL,
	`public_jwk` text NOT NULL,
	`sealed_private` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`made_by` text NOT NULL,
	`session_epoch` integer DEFAULT 0 NOT NULL,
	`retention_days` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tenants_made_by_unique` ON `tenants` (`made_by`);