/** The directory of assignments, and what a teacher chose when placing one. */
import { and, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { assignments, participations, placements } from './schema.ts';

export type Assignment = typeof assignments.$inferSelect;
export type Placement = typeof placements.$inferSelect;

/** Keeps what a teacher chose in the picker, for the first launch of the link to find. */
export async function createPlacement(
  db: Database,
  input: Omit<Placement, 'id' | 'createdAt'> & { now: number },
): Promise<string> {
  const { now, ...values } = input;
  const id = newId();
  await db.insert(placements).values({ ...values, id, createdAt: now });
  return id;
}

/** A placement of this tenant; null for any other id. */
export async function findPlacement(db: Database, tenantId: string, id: string): Promise<Placement | null> {
  const [row] = await db
    .select()
    .from(placements)
    .where(and(eq(placements.tenantId, tenantId), eq(placements.id, id)));
  return row ?? null;
}

/**
 * Binds a formative to a resource link. Of two launches that do it at once the first one wins, and both get its row.
 * @param input `personId` is who launched it
 */
export async function createAssignment(
  db: Database,
  input: Omit<Assignment, 'id' | 'createdAt'> & { personId: string; now: number },
): Promise<Assignment> {
  const { personId, now, ...values } = input;
  await db
    .insert(assignments)
    .values({ ...values, id: newId(), createdAt: now })
    .onConflictDoNothing();
  const [row] = await db
    .select()
    .from(assignments)
    .where(
      and(
        eq(assignments.deploymentId, values.deploymentId),
        eq(assignments.resourceLinkId, values.resourceLinkId),
      ),
    );
  if (!row) throw new Error('an assignment was not kept');
  await db
    .insert(participations)
    .values({ assignmentId: row.id, personId, createdAt: now })
    .onConflictDoNothing();
  return row;
}

/** An assignment of this tenant. @throws Error when there is none: a session or a launch vouched for the id. */
export async function getAssignment(db: Database, tenantId: string, id: string): Promise<Assignment> {
  const [row] = await db
    .select()
    .from(assignments)
    .where(and(eq(assignments.tenantId, tenantId), eq(assignments.id, id)));
  if (!row) throw new Error('an assignment is gone');
  return row;
}
