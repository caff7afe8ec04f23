/** People and who is in which course. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { courses, members, people } from './schema.ts';
import { together } from './together.ts';

/** What a teacher's list shows of a person; every name may be missing. */
export type CourseMember = {
  personId: string;
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  role: 'learner' | 'instructor';
  inactive: boolean;
};

export type CourseRoster = {
  title: string | null;
  membershipsUrl: string | null;
  rosterReadAt: number | null;
  members: CourseMember[];
};

/** A course of this tenant with everyone known in it, in one round trip; null for any other id. */
export async function findRoster(
  db: Database,
  tenantId: string,
  courseId: string,
): Promise<CourseRoster | null> {
  const mine = and(eq(courses.tenantId, tenantId), eq(courses.id, courseId));
  const [course, list] = await db.batch([
    db
      .select({
        title: courses.title,
        membershipsUrl: courses.membershipsUrl,
        rosterReadAt: courses.rosterReadAt,
      })
      .from(courses)
      .where(mine),
    db
      .select({
        personId: people.id,
        name: people.name,
        givenName: people.givenName,
        familyName: people.familyName,
        role: members.role,
        inactive: members.inactive,
      })
      .from(members)
      .innerJoin(people, eq(people.id, members.personId))
      .innerJoin(courses, eq(courses.id, members.courseId))
      .where(mine),
  ]);
  return course[0] ? { ...course[0], members: list } : null;
}

/** The names of some people of this tenant, for a list that is about them. */
export async function namesOf(
  db: Database,
  tenantId: string,
  ids: string[],
): Promise<Map<string, string | null>> {
  const names = new Map<string, string | null>();
  // D1 binds at most 100 parameters a query.
  for (let i = 0; i < ids.length; i += 90) {
    const rows = await db
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(and(eq(people.tenantId, tenantId), inArray(people.id, ids.slice(i, i + 90))));
    for (const row of rows) names.set(row.id, row.name);
  }
  return names;
}

/** The language a person chose here: it wins over the LMS's from now on. */
export async function chooseLocale(
  db: Database,
  tenantId: string,
  personId: string,
  locale: string,
): Promise<void> {
  await db
    .update(people)
    .set({ locale })
    .where(and(eq(people.tenantId, tenantId), eq(people.id, personId)));
}

export type RosterMember = {
  sub: string;
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  role: 'learner' | 'instructor';
  active: boolean;
};

/**
 * Takes over a roster as the platform told it. Known names are never overwritten with nothing; who is missing from a
 * complete roster is in the course no longer.
 */
export async function keepRoster(
  db: Database,
  input: { tenantId: string; platformId: string; courseId: string; roster: RosterMember[]; now: number },
): Promise<void> {
  const { tenantId, platformId, courseId, now } = input;
  const writes = input.roster.flatMap((m) => [
    sql`INSERT INTO people (id, tenant_id, platform_id, sub, name, given_name, family_name, email, created_at, seen_at)
      VALUES (${newId()}, ${tenantId}, ${platformId}, ${m.sub}, ${m.name}, ${m.givenName}, ${m.familyName}, ${m.email}, ${now}, ${now})
      ON CONFLICT (tenant_id, platform_id, sub) DO UPDATE SET
        name = coalesce(excluded.name, name), given_name = coalesce(excluded.given_name, given_name),
        family_name = coalesce(excluded.family_name, family_name), email = coalesce(excluded.email, email)`,
    sql`INSERT INTO members (course_id, person_id, role, inactive, seen_at)
      SELECT ${courseId}, id, ${m.role}, ${m.active ? 0 : 1}, ${now} FROM people
      WHERE tenant_id = ${tenantId} AND platform_id = ${platformId} AND sub = ${m.sub}
      ON CONFLICT (course_id, person_id) DO UPDATE SET
        role = excluded.role, inactive = excluded.inactive, seen_at = excluded.seen_at`,
  ]);
  const missing = sql`UPDATE members SET inactive = 1 WHERE course_id = ${courseId} AND seen_at < ${now}
        AND EXISTS (SELECT 1 FROM courses WHERE id = ${courseId} AND tenant_id = ${tenantId})`;
  const read = db
    .update(courses)
    .set({ rosterReadAt: now })
    .where(and(eq(courses.tenantId, tenantId), eq(courses.id, courseId)));
  await together(db, [read, ...writes, missing]);
}

/** How a person and a course of this tenant are called; null where the LMS never said. One round trip. */
export async function findNameAndCourse(
  db: Database,
  input: { tenantId: string; personId: string; courseId: string | null },
): Promise<{ name: string | null; course: string | null }> {
  const [person, course] = await db.batch([
    db
      .select({ name: people.name })
      .from(people)
      .where(and(eq(people.tenantId, input.tenantId), eq(people.id, input.personId))),
    db
      .select({ title: courses.title })
      .from(courses)
      .where(and(eq(courses.tenantId, input.tenantId), eq(courses.id, input.courseId ?? ''))),
  ]);
  return { name: person[0]?.name ?? null, course: course[0]?.title ?? null };
}
