/** What a passback says: a number on the formative's own maximum, or nothing (which clears what was sent). */
import type { Points } from '../formative/points.ts';
import { samePoints } from '../formative/points.ts';
import type { Settings } from '../formative/settings.ts';

/** `given` null is not 0: it takes the number out of the gradebook again. */
export type GradeValue = { given: Points | null; maximum: Points };

/** A learner's grade as the assessment core counts it; null while there is no attempt. */
export type LearnerGrade = { points: Points; maximum: Points } | null;

/** The maximum of a complete/incomplete grade where the formative has no points of its own. */
const COMPLETE_WITHOUT_POINTS: Points = 100;

/**
 * The value a learner's work is worth now, before a teacher overrides it.
 *
 * In points: the points earned (a teacher may send it while some responses still wait). In complete/incomplete:
 * submitted is everything, not submitted is 0, unless the teacher flipped it (`complete`).
 * Null where there is nothing to say: no attempt, in points.
 */
export function currentValue(input: {
  grading: Settings['grading'];
  formativePoints: Points;
  grade: LearnerGrade;
  submitted: boolean;
  complete?: boolean;
}): GradeValue | null {
  if (input.grading === 'complete') {
    const maximum = input.formativePoints > 0 ? input.formativePoints : COMPLETE_WITHOUT_POINTS;
    return { given: (input.complete ?? input.submitted) ? maximum : 0, maximum };
  }
  return input.grade && { given: input.grade.points, maximum: input.grade.maximum };
}

/** Two values are the same when a gradebook could not tell them apart: number and maximum alike. */
export function sameValue(a: GradeValue | null, b: GradeValue | null): boolean {
  if (a === null || b === null) return a === b;
  return samePoints(a.given, b.given) && samePoints(a.maximum, b.maximum);
}

/**
 * Whether a result read from the platform (AGS 2.0 §3.3) is the value we sent. Platforms rescale to the column's
 * maximum and round to two decimals or more, so the comparison is made at 1/100 of a point of the column.
 */
export function resultIsValue(
  result: { score: number | null; maximum: number | null } | null,
  value: GradeValue,
): boolean {
  const score = result?.score ?? null;
  if (score === null || value.given === null) return score === value.given;
  const scale = (result?.maximum ?? value.maximum) / value.maximum;
  return Math.abs(score - value.given * scale) < 0.011;
}
