/**
 * The control plane in D1. Names and emails of people live here and nowhere else.
 *
 * Everything a tenant owns carries its `tenant_id`, so that it can be listed, exported and erased. Parents of foreign
 * keys change by ADD COLUMN only: D1 cannot rebuild a table without deleting its children.
 */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { Content } from '../formative/content.ts';
import type { Settings } from '../formative/settings.ts';

const at = (name: string) => integer(name, { mode: 'number' });

export const tenants = sqliteTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Fingerprint of the call that made it: the same call again finds it. */
  madeBy: text('made_by').notNull().unique(),
  /** Raised to end every session of the tenant. */
  sessionEpoch: integer('session_epoch').notNull().default(0),
  /** Days after which closed courses' data is erased; null keeps it until somebody erases it. */
  retentionDays: integer('retention_days'),
  createdAt: at('created_at').notNull(),
});

export const licences = sqliteTable('licences', {
  tenantId: text('tenant_id')
    .primaryKey()
    .references(() => tenants.id),
  plan: text('plan').notNull(),
  /** Epoch milliseconds. */
  expiresAt: at('expires_at').notNull(),
});

export const platforms = sqliteTable(
  'platforms',
  {
    id: text('id').primaryKey(),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    authorizationEndpoint: text('authorization_endpoint').notNull(),
    tokenEndpoint: text('token_endpoint').notNull(),
    jwksUri: text('jwks_uri').notNull(),
    serviceHosts: text('service_hosts', { mode: 'json' }).$type<string[]>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [unique('platforms_registration').on(t.issuer, t.clientId)],
);

export const deployments = sqliteTable(
  'deployments',
  {
    id: text('id').primaryKey(),
    platformId: text('platform_id')
      .notNull()
      .references(() => platforms.id),
    /** The platform's own id, as it comes in the launch. */
    deploymentId: text('deployment_id').notNull(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenants.id),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    unique('deployments_of_platform').on(t.platformId, t.deploymentId),
    index('deployments_of_tenant').on(t.tenantId),
  ],
);

export const signingKeys = sqliteTable('signing_keys', {
  kid: text('kid').primaryKey(),
  publicJwk: text('public_jwk', { mode: 'json' }).$type<JsonWebKey & { kid: string }>().notNull(),
  /** PKCS #8 under AES-GCM with a key derived from the secret: "iv.ciphertext", base64url. */
  sealedPrivate: text('sealed_private').notNull(),
  createdAt: at('created_at').notNull(),
});

/** A nonce is used by the launch that inserted it; it stays as long as its token could be replayed. */
export const nonces = sqliteTable(
  'nonces',
  {
    nonce: text('nonce').primaryKey(),
    launchId: text('launch_id').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [index('nonces_by_expiry').on(t.expiresAt)],
);

export const people = sqliteTable(
  'people',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenants.id),
    platformId: text('platform_id').notNull(),
    sub: text('sub').notNull(),
    name: text('name'),
    givenName: text('given_name'),
    familyName: text('family_name'),
    email: text('email'),
    /** The language the person chose here; null follows the LMS. */
    locale: text('locale'),
    createdAt: at('created_at').notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (t) => [unique('people_of_platform').on(t.tenantId, t.platformId, t.sub)],
);

export const courses = sqliteTable(
  'courses',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenants.id),
    /** Our own id of the deployment. */
    deploymentId: text('deployment_id').notNull(),
    contextId: text('context_id').notNull(),
    title: text('title'),
    /** NRPS service URL of the newest launch that named one. */
    membershipsUrl: text('memberships_url'),
    rosterReadAt: at('roster_read_at'),
    closedAt: at('closed_at'),
    createdAt: at('created_at').notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (t) => [
    unique('courses_of_deployment').on(t.deploymentId, t.contextId),
    index('courses_of_tenant').on(t.tenantId),
  ],
);

export const members = sqliteTable(
  'members',
  {
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['learner', 'instructor'] }).notNull(),
    /** The roster says this person is in the course no longer. */
    inactive: integer('inactive', { mode: 'boolean' }).notNull().default(false),
    seenAt: at('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.personId] }), index('members_of_person').on(t.personId)],
);

export const formatives = sqliteTable(
  'formatives',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenants.id),
    /** Null for those that come with the tenant. */
    ownerId: text('owner_id'),
    shared: text('shared', { enum: ['no', 'tenant'] })
      .notNull()
      .default('no'),
    title: text('title').notNull(),
    draft: text('draft', { mode: 'json' }).$type<Content>().notNull(),
    latestVersion: integer('latest_version').notNull(),
    archivedAt: at('archived_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('formatives_of_tenant').on(t.tenantId)],
);

export const formativeVersions = sqliteTable(
  'formative_versions',
  {
    formativeId: text('formative_id')
      .notNull()
      .references(() => formatives.id),
    number: integer('number').notNull(),
    content: text('content', { mode: 'json' }).$type<Content>().notNull(),
    points: real('points').notNull(),
    questions: integer('questions').notNull(),
    handScored: integer('hand_scored', { mode: 'boolean' }).notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.formativeId, t.number] })],
);

/** What a teacher chose when adding a formative to a course; `custom.placement` of the link names it. */
export const placements = sqliteTable(
  'placements',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenants.id),
    formativeId: text('formative_id').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    settings: text('settings', { mode: 'json' }).$type<Settings>().notNull(),
    placedBy: text('placed_by').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('placements_of_tenant').on(t.tenantId)],
);

/** The directory of assignments; each one's record is in its own object. */
export const assignments = sqliteTable(
  'assignments',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenants.id),
    deploymentId: text('deployment_id').notNull(),
    resourceLinkId: text('resource_link_id').notNull(),
    /** Null where the launch named no context. */
    courseId: text('course_id'),
    formativeId: text('formative_id').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    /** What the object starts with; it owns the settings from then on. */
    firstSettings: text('first_settings', { mode: 'json' }).$type<Settings>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    unique('assignments_of_resource_link').on(t.deploymentId, t.resourceLinkId),
    index('assignments_of_course').on(t.courseId),
    index('assignments_of_tenant').on(t.tenantId),
  ],
);

/** Which objects hold something about a person: what export and erasure go through. */
export const participations = sqliteTable(
  'participations',
  {
    assignmentId: text('assignment_id')
      .notNull()
      .references(() => assignments.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assignmentId, t.personId] }),
    index('participations_of_person').on(t.personId),
  ],
);

/** Who did what to a tenant's data: codes and ids, never names. */
export const auditEvents = sqliteTable(
  'audit_events',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    at: at('at').notNull(),
    /** A person's id, or `operator`. */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject', { mode: 'json' })
      .$type<Record<string, string | number>>()
      .notNull()
      .default(sql`'{}'`),
  },
  (t) => [index('audit_of_tenant').on(t.tenantId, t.at)],
);
