/** What is kept about a learner in the control plane: found, listed, erased. The objects are asked by the caller. */
import { and, eq, type SQL } from 'drizzle-orm';
import { audit } from './audit.ts';
import type { Database } from './database.ts';
import { courses, members, participations, people } from './schema.ts';

type Person = typeof people.$inferSelect;

/** People of this tenant by the platform's id or by email; ids only. */
export async function findLearners(
  db: Database,
  tenantId: string,
  wanted: { platformId?: string | undefined; sub?: string | undefined; email?: string | undefined },
): Promise<{ personId: string; platformId: string }[]> {
  const conditions: SQL[] = [];
  if (wanted.platformId !== undefined) conditions.push(eq(people.platformId, wanted.platformId));
  if (wanted.sub !== undefined) conditions.push(eq(people.sub, wanted.sub));
  if (wanted.email !== undefined) conditions.push(eq(people.email, wanted.email));
  if (conditions.length === 0) return [];
  return db
    .select({ personId: people.id, platformId: people.platformId })
    .from(people)
    .where(and(eq(people.tenantId, tenantId), ...conditions))
    .limit(100);
}

/** Everything the control plane keeps about one person of this tenant; null for any other id. */
export async function exportLearner(
  db: Database,
  tenantId: string,
  personId: string,
): Promise<{ person: Person; courses: unknown[]; assignmentIds: string[] } | null> {
  const [found, inCourses, inAssignments] = await db.batch([
    db
      .select()
      .from(people)
      .where(and(eq(people.tenantId, tenantId), eq(people.id, personId))),
    db
      .select({
        courseId: members.courseId,
        title: courses.title,
        role: members.role,
        inactive: members.inactive,
        seenAt: members.seenAt,
      })
      .from(members)
      .innerJoin(courses, eq(courses.id, members.courseId))
      .where(and(eq(members.personId, personId), eq(courses.tenantId, tenantId))),
    db
      .select({ assignmentId: participations.assignmentId })
      .from(participations)
      .innerJoin(people, eq(people.id, participations.personId))
      .where(and(eq(participations.personId, personId), eq(people.tenantId, tenantId))),
  ]);
  const person = found[0];
  return person
    ? { person, courses: inCourses, assignmentIds: inAssignments.map((a) => a.assignmentId) }
    : null;
}

/** Removes the person and all that hangs on them; what stays is that it was done. */
export async function eraseLearner(
  db: Database,
  input: { tenantId: string; personId: string; now: number },
): Promise<void> {
  const { tenantId, personId, now } = input;
  await db.batch([
    db.delete(participations).where(eq(participations.personId, personId)),
    db.delete(members).where(eq(members.personId, personId)),
    db.delete(people).where(and(eq(people.tenantId, tenantId), eq(people.id, personId))),
    audit(db, { tenantId, actor: 'operator', action: 'learner-erased', subject: { personId }, at: now }),
  ]);
}
