/**
 * The record of one assignment, in its object's own SQLite. People appear by id only (and the platform's opaque
 * `sub`, which scores are addressed to). Times are epoch milliseconds, points have at most four decimals.
 */
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Content } from '../formative/content.ts';
import type { Settings } from '../formative/settings.ts';
import type { State } from '../passback/machine.ts';
import type { Cause } from '../passback/retry.ts';
import type { Decision } from '../passback/rules.ts';

/** One row: what is assigned, and to which column's platform it reports. */
export const assignment = sqliteTable('assignment', {
  only: integer('only').primaryKey(),
  id: text('id').notNull(),
  tenantId: text('tenant_id').notNull(),
  platformId: text('platform_id').notNull(),
  title: text('title').notNull(),
  formativeId: text('formative_id').notNull(),
  version: integer('version').notNull(),
  content: text('content', { mode: 'json' }).$type<Content>().notNull(),
  settings: text('settings', { mode: 'json' }).$type<Settings>().notNull(),
  /** The tenant's licence as last seen. */
  licenceExpiresAt: integer('licence_expires_at').notNull(),
  /** The gradebook column's maximum where a launch told it. */
  columnMaximum: real('column_maximum'),
  createdAt: integer('created_at').notNull(),
});

export const learners = sqliteTable('learners', {
  personId: text('person_id').primaryKey(),
  sub: text('sub').notNull(),
  /** From this learner's own newest launch that named one. */
  lineItem: text('line_item'),
  launchedAt: integer('launched_at').notNull(),
  lastLaunchedAt: integer('last_launched_at').notNull(),
  /** What changed after the first submission, by code; null while nothing did. */
  changedSince: text('changed_since').$type<Change>(),
  /** The gradebook no longer showed what we had delivered when we last looked. */
  changedInGradebook: integer('changed_in_gradebook', { mode: 'boolean' }).notNull().default(false),
});

/** What can change a grade after the first submission. */
export type Change = 'late-answer' | 'edited-response' | 'teacher-score' | 'new-version';

export const staff = sqliteTable('staff', {
  personId: text('person_id').primaryKey(),
  sub: text('sub').notNull(),
  lineItem: text('line_item'),
  lastLaunchedAt: integer('last_launched_at').notNull(),
});

export const attempts = sqliteTable(
  'attempts',
  {
    personId: text('person_id').notNull(),
    number: integer('number').notNull(),
    startedAt: integer('started_at').notNull(),
    submittedAt: integer('submitted_at'),
    submittedBy: text('submitted_by', { enum: ['learner', 'teacher', 'clock'] }),
    /** How many questions were unanswered when it was first submitted. */
    blanksAtSubmission: integer('blanks_at_submission'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.number] })],
);

export const responses = sqliteTable(
  'responses',
  {
    personId: text('person_id').notNull(),
    attempt: integer('attempt').notNull(),
    questionId: text('question_id').notNull(),
    body: text('body', { mode: 'json' }).$type<unknown>().notNull(),
    savedAt: integer('saved_at').notNull(),
    /** The page that sent it and which of its requests this was: one that was overtaken on the way changes nothing. */
    page: text('page'),
    request: integer('request'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.attempt, t.questionId] })],
);

export const marks = sqliteTable(
  'marks',
  {
    personId: text('person_id').notNull(),
    attempt: integer('attempt').notNull(),
    questionId: text('question_id').notNull(),
    points: real('points').notNull(),
    comment: text('comment'),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.attempt, t.questionId] })],
);

export const passbacks = sqliteTable(
  'passbacks',
  {
    personId: text('person_id').notNull(),
    revision: integer('revision').notNull(),
    decision: text('decision').$type<Decision>().notNull(),
    by: text('by'),
    given: real('given'),
    maximum: real('maximum').notNull(),
    comment: text('comment'),
    lineItem: text('line_item').notNull(),
    state: text('state').$type<State>().notNull(),
    cause: text('cause').$type<Cause>(),
    words: text('words'),
    tries: integer('tries').notNull(),
    nextTryAt: integer('next_try_at'),
    timestamp: integer('timestamp'),
    leaseUntil: integer('lease_until'),
    claim: integer('claim').notNull(),
    decidedAt: integer('decided_at').notNull(),
    settledAt: integer('settled_at'),
    /** When the alarm brings it up again, should no message do so; null at its end. */
    wakeAt: integer('wake_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.revision] }), index('passbacks_by_wake').on(t.wakeAt)],
);

/** Every change of a passback's state, and of who asked for it: never changed, only added to. */
export const history = sqliteTable('history', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  personId: text('person_id').notNull(),
  revision: integer('revision').notNull(),
  at: integer('at').notNull(),
  state: text('state').$type<State>().notNull(),
  by: text('by'),
  given: real('given'),
  maximum: real('maximum').notNull(),
  cause: text('cause').$type<Cause>(),
  words: text('words'),
});

/** Wake-ups decided but not yet in the queue. */
export const outbox = sqliteTable('outbox', {
  personId: text('person_id').primaryKey(),
  revision: integer('revision').notNull(),
});

/** The latest score timestamp used for a learner's line item: it only ever rises. */
export const timestamps = sqliteTable(
  'timestamps',
  {
    personId: text('person_id').notNull(),
    lineItem: text('line_item').notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.lineItem] })],
);

/** Ids of people who were erased: a launch that was under way at that moment must not bring one back. */
export const erased = sqliteTable('erased', { personId: text('person_id').primaryKey() });
