/** What is kept about a learner can be listed and erased, here as everywhere. */
import { eq } from 'drizzle-orm';
import {
  attempts,
  erased,
  history,
  learners,
  marks,
  outbox,
  passbacks,
  responses,
  staff,
  timestamps,
} from '../schema.ts';
import type { RecordDb, Turn } from '../turn.ts';

const ABOUT_A_PERSON = { learners, staff, attempts, responses, marks, passbacks, history, timestamps };

/** Every row about one person, by table. */
export function exportLearner(db: RecordDb, personId: string): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(ABOUT_A_PERSON).map(([name, table]) => [
      name,
      db.select().from(table).where(eq(table.personId, personId)).all(),
    ]),
  );
}

/** Removes every row about one person. What already stands in the gradebook belongs to the LMS and stays there. */
export function erasePerson(turn: Turn, personId: string): { kind: 'erased' } {
  for (const table of [...Object.values(ABOUT_A_PERSON), outbox])
    turn.db.delete(table).where(eq(table.personId, personId)).run();
  // The id is random and now means nobody; whoever comes again is given a new one.
  turn.db.insert(erased).values({ personId }).onConflictDoNothing().run();
  return { kind: 'erased' };
}
