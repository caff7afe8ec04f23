/** Grade Passback by the teacher's hand. */
import type { Points } from '../../formative/points.ts';
import { assess } from '../../passback/assess.ts';
import type { ManualReason } from '../../passback/rules.ts';
import { currentValue, type GradeValue, sameValue } from '../../passback/value.ts';
import { decide, lastComment, noteChangedInGradebook, reconsiderIfAllowedNow } from '../passbacks.ts';
import { assignmentFacts, findAssignmentRow, loadLearner } from '../record.ts';
import { assignment as assignmentTable } from '../schema.ts';
import type { Turn, Unknown } from '../turn.ts';

export type SendInput = {
  /** The teacher. */
  by: string;
  /** Until when the tenant is licensed for passback, epoch ms, as known now. */
  licensedUntil: number;
  items: {
    personId: string;
    /** A number for the gradebook only; the grade here stays. */
    override?: Points;
    /** In complete/incomplete mode: what the teacher flipped it to. */
    complete?: boolean;
  }[];
};
export type SendResult =
  | {
      kind: 'sent';
      queued: { personId: string; revision: number }[];
      refused: { personId: string; reason: ManualReason | 'nothing-to-send' }[];
    }
  | Unknown;

/** Above it a number is a slip of the finger, not extra credit. */
const HIGHEST_OVERRIDE: Points = 1_000_000;

/** Decides a passback for each chosen learner; one that may not go never holds up another. */
export function send(turn: Turn, input: SendInput): SendResult {
  const known = findAssignmentRow(turn.db);
  if (!known) return { kind: 'unknown-assignment' };
  turn.db.update(assignmentTable).set({ licenceExpiresAt: input.licensedUntil }).run();
  const facts = assignmentFacts({ ...known, licenceExpiresAt: input.licensedUntil }, turn.now);
  const result: SendResult = { kind: 'sent', queued: [], refused: [] };
  for (const item of input.items) {
    const { personId } = item;
    const loaded = loadLearner(turn.db, personId);
    const assessment = assess(facts, loaded?.record ?? null);
    if (assessment.manual.kind === 'may-not' || !loaded?.row.lineItem) {
      const reason = assessment.manual.kind === 'may-not' ? assessment.manual.reason : 'grading-not-enabled';
      result.refused.push({ personId, reason });
      continue;
    }
    const asGraded = assessment.value;
    const value = chosenValue(item, {
      grading: facts.settings.grading,
      formativePoints: assessment.facts.formativePoints,
      grade: assessment.grade,
      submitted: assessment.facts.submitted,
    });
    if (!value) {
      result.refused.push({ personId, reason: 'nothing-to-send' });
      continue;
    }
    const passback = decide(turn, {
      personId,
      lineItem: loaded.row.lineItem,
      value,
      decision: sameValue(value, asGraded) ? 'grade' : 'override',
      by: input.by,
      comment: lastComment(loaded.record.passbacks),
      existing: loaded.record.passbacks,
    });
    // The teacher has seen what is there and decided: from here on it counts as ours again.
    noteChangedInGradebook(turn, personId, false);
    result.queued.push({ personId, revision: passback.revision });
  }
  reconsiderIfAllowedNow(turn, known);
  return result;
}

function chosenValue(
  item: SendInput['items'][number],
  base: Parameters<typeof currentValue>[0],
): GradeValue | null {
  const value = currentValue({
    ...base,
    ...(item.complete === undefined ? {} : { complete: item.complete }),
  });
  if (item.override === undefined || !value) return value;
  if (!Number.isFinite(item.override) || item.override < 0 || item.override > HIGHEST_OVERRIDE) return null;
  return { given: item.override, maximum: value.maximum };
}
