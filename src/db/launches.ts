/**
 * One launch, one D1 batch. The nonce is inserted with this launch's random id, doing nothing on conflict; every
 * further statement takes effect only where the nonce belongs to this launch, and the last select says who won. So a
 * replay writes nothing, and no error text is read.
 */
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Launch } from '../lti/launch.ts';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import type { Deployment } from './platforms.ts';
import { nonces } from './schema.ts';
import { together } from './together.ts';

export type KnownAssignment = { id: string; courseId: string | null; title: string };

export type RecordedLaunch =
  | { kind: 'replayed' }
  | {
      kind: 'recorded';
      personId: string;
      /** The language the person chose here earlier. */
      locale: string | null;
      courseId: string | null;
      /** Null for a deep linking launch, and for a resource link that is launched for the first time. */
      assignment: KnownAssignment | null;
    };

/** How long a nonce is remembered beyond its token, for clocks that differ. */
const SKEW_MS = 5 * 60_000;

export async function recordLaunch(
  db: Database,
  input: { launch: Launch; deployment: Deployment; role: 'learner' | 'instructor'; now: number },
): Promise<RecordedLaunch> {
  const { launch, deployment, role, now } = input;
  const { person, context } = launch;
  const launchId = newId();
  const mine = sql`EXISTS (SELECT 1 FROM nonces WHERE nonce = ${launch.nonce} AND launch_id = ${launchId})`;
  const me = sql`tenant_id = ${deployment.tenantId} AND platform_id = ${deployment.platformId} AND sub = ${person.sub}`;
  const here = sql`deployment_id = ${deployment.id} AND context_id = ${context?.id ?? null}`;
  const link = launch.kind === 'resource-link' ? launch.resourceLink.id : null;
  const thisLink = sql`deployment_id = ${deployment.id} AND resource_link_id = ${link}`;

  const statements: SQL[] = [
    sql`INSERT INTO nonces (nonce, launch_id, expires_at)
        VALUES (${launch.nonce}, ${launchId}, ${launch.expiresAt.getTime() + SKEW_MS}) ON CONFLICT DO NOTHING`,
    // Names may be withheld on a later launch: what is known is never overwritten with nothing.
    sql`INSERT INTO people (id, tenant_id, platform_id, sub, name, given_name, family_name, email, created_at, seen_at)
        SELECT ${newId()}, ${deployment.tenantId}, ${deployment.platformId}, ${person.sub}, ${person.name},
               ${person.givenName}, ${person.familyName}, ${person.email}, ${now}, ${now} WHERE ${mine}
        ON CONFLICT (tenant_id, platform_id, sub) DO UPDATE SET
          name = coalesce(excluded.name, name), given_name = coalesce(excluded.given_name, given_name),
          family_name = coalesce(excluded.family_name, family_name), email = coalesce(excluded.email, email),
          seen_at = excluded.seen_at`,
  ];
  if (context)
    statements.push(
      sql`INSERT INTO courses (id, tenant_id, deployment_id, context_id, title, memberships_url, created_at, seen_at)
          SELECT ${newId()}, ${deployment.tenantId}, ${deployment.id}, ${context.id}, ${context.title},
                 ${launch.nrps?.membershipsUrl ?? null}, ${now}, ${now} WHERE ${mine}
          ON CONFLICT (deployment_id, context_id) DO UPDATE SET
            title = coalesce(excluded.title, title),
            memberships_url = coalesce(excluded.memberships_url, memberships_url), seen_at = excluded.seen_at`,
      sql`INSERT INTO members (course_id, person_id, role, inactive, seen_at)
          SELECT c.id, p.id, ${role}, 0, ${now} FROM (SELECT id FROM courses WHERE ${here}) c, (SELECT id FROM people WHERE ${me}) p
          WHERE ${mine}
          ON CONFLICT (course_id, person_id) DO UPDATE SET role = excluded.role, inactive = 0, seen_at = excluded.seen_at`,
    );
  if (link !== null)
    statements.push(
      sql`INSERT INTO participations (assignment_id, person_id, created_at)
          SELECT a.id, p.id, ${now} FROM (SELECT id FROM assignments WHERE ${thisLink}) a, (SELECT id FROM people WHERE ${me}) p
          WHERE ${mine} ON CONFLICT DO NOTHING`,
    );
  const outcome = sql`SELECT ${mine} AS won, p.id AS personId, p.locale AS locale,
        (SELECT id FROM courses WHERE ${here}) AS courseId, a.id AS assignmentId, a.course_id AS assignmentCourse, a.title AS title
      FROM (SELECT 1) LEFT JOIN (SELECT id, locale FROM people WHERE ${me}) p ON 1
      LEFT JOIN (SELECT id, course_id, title FROM assignments WHERE ${thisLink}) a ON 1`;

  const row = (await together<OutcomeRow>(db, [...statements, outcome])).at(-1)?.[0];
  if (!row?.won || row.personId === null) return { kind: 'replayed' };
  return {
    kind: 'recorded',
    personId: row.personId,
    locale: row.locale,
    courseId: row.courseId ?? row.assignmentCourse,
    assignment:
      row.assignmentId === null
        ? null
        : { id: row.assignmentId, courseId: row.assignmentCourse, title: row.title ?? '' },
  };
}

type OutcomeRow = {
  won: number;
  personId: string | null;
  locale: string | null;
  courseId: string | null;
  assignmentId: string | null;
  assignmentCourse: string | null;
  title: string | null;
};

/** Whether a launch with this nonce was let in before. Reads only: the nonce is spent by `recordLaunch` alone. */
export async function nonceIsSpent(db: Database, nonce: string): Promise<boolean> {
  const rows = await db.select({ nonce: nonces.nonce }).from(nonces).where(eq(nonces.nonce, nonce));
  return rows.length > 0;
}
