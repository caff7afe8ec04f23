/** Loading and saving the record: plain functions over the object's SQLite. */
import { and, eq } from 'drizzle-orm';
import type { Response } from '../formative/questions/table.ts';
import type { AssignmentFacts, AttemptRecord, LearnerRecord } from '../passback/assess.ts';
import type { Passback } from '../passback/machine.ts';
import { assignment, attempts, type Change, learners, marks, passbacks, responses, staff } from './schema.ts';
import type { RecordDb, Turn } from './turn.ts';

export type AssignmentRow = typeof assignment.$inferSelect;
export type LearnerRow = typeof learners.$inferSelect;

/** What this object is the record of; null while nobody has told it. */
export function findAssignmentRow(db: RecordDb): AssignmentRow | null {
  return db.select().from(assignment).get() ?? null;
}

export function getAssignmentRow(db: RecordDb): AssignmentRow {
  const row = findAssignmentRow(db);
  if (!row) throw new Error('the object has no assignment yet');
  return row;
}

/** What the rules ask of the assignment as a whole. */
export function assignmentFacts(row: AssignmentRow, now: number): AssignmentFacts {
  return {
    content: row.content,
    settings: row.settings,
    licenceActive: row.licenceExpiresAt > now,
    columnMaximum: row.columnMaximum,
  };
}

export function findLearner(db: RecordDb, personId: string): LearnerRow | null {
  return db.select().from(learners).where(eq(learners.personId, personId)).get() ?? null;
}

/** The platform's `sub` of a member of staff, for `scoringUserId`; null for one who never launched here. */
export function findStaffSub(db: RecordDb, personId: string): string | null {
  return db.select({ sub: staff.sub }).from(staff).where(eq(staff.personId, personId)).get()?.sub ?? null;
}

export type LearnerLoaded = { row: LearnerRow; record: LearnerRecord };

/** Everything about one learner; null for one who never launched this assignment. */
export function loadLearner(db: RecordDb, personId: string): LearnerLoaded | null {
  const row = findLearner(db, personId);
  if (!row) return null;
  return assemble(
    row,
    db.select().from(attempts).where(eq(attempts.personId, personId)).all(),
    db.select().from(responses).where(eq(responses.personId, personId)).all(),
    db.select().from(marks).where(eq(marks.personId, personId)).all(),
    db.select().from(passbacks).where(eq(passbacks.personId, personId)).all(),
  );
}

/** Everything about everyone, in five queries whatever the size of the class. */
export function loadAll(db: RecordDb): LearnerLoaded[] {
  const byPerson = <T extends { personId: string }>(rows: T[]) => Map.groupBy(rows, (r) => r.personId);
  const attemptsOf = byPerson(db.select().from(attempts).all());
  const responsesOf = byPerson(db.select().from(responses).all());
  const marksOf = byPerson(db.select().from(marks).all());
  const passbacksOf = byPerson(db.select().from(passbacks).all());
  return db
    .select()
    .from(learners)
    .all()
    .map((row) =>
      assemble(
        row,
        attemptsOf.get(row.personId) ?? [],
        responsesOf.get(row.personId) ?? [],
        marksOf.get(row.personId) ?? [],
        passbacksOf.get(row.personId) ?? [],
      ),
    );
}

function assemble(
  row: LearnerRow,
  attemptRows: (typeof attempts.$inferSelect)[],
  responseRows: (typeof responses.$inferSelect)[],
  markRows: (typeof marks.$inferSelect)[],
  passbackRows: Passback[],
): LearnerLoaded {
  const list: AttemptRecord[] = attemptRows
    .sort((a, b) => a.number - b.number)
    .map((a) => ({
      number: a.number,
      startedAt: a.startedAt,
      submittedAt: a.submittedAt,
      blanksAtSubmission: a.blanksAtSubmission,
      responses: Object.fromEntries(
        responseRows.filter((r) => r.attempt === a.number).map((r) => [r.questionId, r.body as Response]),
      ),
      marks: Object.fromEntries(markRows.filter((m) => m.attempt === a.number).map((m) => [m.questionId, m])),
    }));
  return {
    row,
    record: {
      launched: true,
      lineItem: row.lineItem,
      changedSince: row.changedSince !== null,
      changedInGradebook: row.changedInGradebook,
      attempts: list,
      passbacks: passbackRows,
    },
  };
}

/** The learner's attempt that is under way or was the last. */
export const lastAttempt = (record: LearnerRecord): AttemptRecord | null => record.attempts.at(-1) ?? null;

export function getAttempt(record: LearnerRecord, number: number): AttemptRecord | null {
  return record.attempts.find((a) => a.number === number) ?? null;
}

/** Notes what changed after the first submission; the first such change stays the one that is shown. */
export function noteChange(turn: Turn, personId: string, change: Change): void {
  const row = findLearner(turn.db, personId);
  if (row && row.changedSince === null)
    turn.db.update(learners).set({ changedSince: change }).where(eq(learners.personId, personId)).run();
}

export function attemptKey(personId: string, number: number) {
  return and(eq(attempts.personId, personId), eq(attempts.number, number));
}
