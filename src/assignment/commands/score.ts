/** A teacher scores responses by hand, and changes the settings: both may change what ought to be in the gradebook. */
import { and, eq } from 'drizzle-orm';
import type { Settings } from '../../formative/settings.ts';
import { holdBack, reconsider, reconsiderEveryone } from '../passbacks.ts';
import { findAssignmentRow, getAttempt, loadAll, loadLearner, noteChange } from '../record.ts';
import { assignment as assignmentTable, marks } from '../schema.ts';
import type { Turn, Unknown } from '../turn.ts';

export type MarkInput = {
  personId: string;
  attempt: number;
  /** The teacher. */
  by: string;
  marks: {
    questionId: string;
    /** Points for the response; null takes the teacher's score back and leaves the automatic one. */
    points: number | null;
    comment: string | null;
  }[];
};
export type MarkResult =
  | { kind: 'marked' }
  | { kind: 'no-attempt' }
  | { kind: 'no-such-question' }
  /** More than the question is worth, or less than nothing. */
  | { kind: 'out-of-range'; questionId: string; maximum: number }
  | Unknown;

/** Keeps all of the marks or none of them. */
export function mark(turn: Turn, input: MarkInput): MarkResult {
  const assignment = findAssignmentRow(turn.db);
  if (!assignment) return { kind: 'unknown-assignment' };
  const record = loadLearner(turn.db, input.personId)?.record;
  const attempt = record && getAttempt(record, input.attempt);
  if (!attempt) return { kind: 'no-attempt' };
  for (const { questionId, points } of input.marks) {
    const question = assignment.content.questions.find((q) => q.id === questionId);
    if (!question) return { kind: 'no-such-question' };
    if (points !== null && !(points >= 0 && points <= question.points))
      return { kind: 'out-of-range', questionId, maximum: question.points };
  }
  let changed = false;
  for (const { questionId, points, comment } of input.marks) {
    const key = { personId: input.personId, attempt: input.attempt, questionId };
    const before = attempt.marks[questionId];
    if (before?.points === (points ?? undefined) && (before?.comment ?? null) === comment) continue;
    changed ||= before?.points !== (points ?? undefined);
    if (points === null)
      turn.db
        .delete(marks)
        .where(
          and(
            eq(marks.personId, key.personId),
            eq(marks.attempt, key.attempt),
            eq(marks.questionId, questionId),
          ),
        )
        .run();
    else
      turn.db
        .insert(marks)
        .values({ ...key, points, comment, by: input.by, at: turn.now })
        .onConflictDoUpdate({
          target: [marks.personId, marks.attempt, marks.questionId],
          set: { points, comment, by: input.by, at: turn.now },
        })
        .run();
  }
  if (changed && attempt.submittedAt !== null) noteChange(turn, input.personId, 'teacher-score');
  if (changed) reconsider(turn, input.personId);
  return { kind: 'marked' };
}

export type SettingsResult = { kind: 'changed' } | Unknown;

/** Changes settings and asks the rules anew for everyone: what may go by itself goes, what may not is kept back. */
export function changeSettings(turn: Turn, input: { settings: Settings }): SettingsResult {
  const assignment = findAssignmentRow(turn.db);
  if (!assignment) return { kind: 'unknown-assignment' };
  turn.db.update(assignmentTable).set({ settings: input.settings }).run();
  for (const loaded of loadAll(turn.db)) holdBack(turn, loaded);
  reconsiderEveryone(turn);
  return { kind: 'changed' };
}
