/**
 * The rules of passback: may this grade go by itself, may it go by hand, and if not, why not.
 *
 * Both tables are read from top to bottom; the first row that does not hold is the reason, the same one that
 * keeps the code from sending and that the teacher reads on the screen. Words live in the catalogues, by code.
 */
import type { Points } from '../formative/points.ts';
import type { Settings } from '../formative/settings.ts';

/** Why a grade does not go by itself, in the order in which the rules are asked. */
export type AutomaticReason =
  | 'not-licensed'
  | 'automatic-off'
  | 'needs-manual-scoring'
  | 'no-points'
  | 'not-launched'
  | 'grading-not-enabled'
  | 'not-submitted'
  | 'incomplete-at-submission'
  | 'later-attempt'
  | 'changed-since-submission'
  | 'held-by-teacher'
  | 'changed-in-gradebook';

/** Why a grade cannot go by a teacher's hand either. */
export type ManualReason =
  | 'not-licensed'
  | 'no-points'
  | 'not-launched'
  | 'not-started'
  | 'grading-not-enabled';

export type Reason = AutomaticReason | ManualReason;

/** The answer of both tables. */
export type Verdict<R extends Reason> = { kind: 'may-send' } | { kind: 'may-not'; reason: R };

/** What the rules need to know about one learner on one assignment. Nothing else decides. */
export type Facts = {
  /** The tenant's School & District licence is active now. */
  licenceActive: boolean;
  automatic: Settings['automatic'];
  grading: Settings['grading'];
  blanksAsZero: boolean;
  /** The maximum of the formative, in points. */
  formativePoints: Points;
  /** The maximum of the gradebook column, in the platform's points; null where it is not known. */
  columnMaximum: number | null;
  /** Some question needs a teacher: a rubric or a type scored by hand. */
  handScored: boolean;
  /** Responses of the counting attempts that still wait for a teacher. */
  waiting: number;
  /** A launch of this learner into this assignment is known. */
  launched: boolean;
  /** The learner has begun an attempt. */
  started: boolean;
  /** The learner's own launch named a line item, or a teacher asked here for a column to be made. */
  gradingEnabled: boolean;
  /** An attempt is submitted: by the learner, by a teacher on the learner's behalf, or by the clock. */
  submitted: boolean;
  /** Questions left unanswered when the first attempt was first submitted. */
  blanksAtSubmission: number;
  /** The learner has begun an attempt after the first. */
  laterAttempt: boolean;
  /** Something changed after that first submission: an answer, a score, a key, points. */
  changedSinceSubmission: boolean;
  /** What the latest passback of this learner was; null when there was none. */
  lastDecision: Decision | null;
  /** The gradebook no longer shows what was last delivered: somebody changed it there. */
  changedInGradebook: boolean;
};

/** What one passback stands for. Everything but `grade` is a teacher's own will. */
export type Decision = 'grade' | 'override' | 'undo' | 'clear';

type Row<R extends Reason> = { reason: R; holds: (f: Facts) => boolean };

const byPoints = (f: Facts) => f.grading === 'points';
const firstSubmission = (f: Facts) => f.automatic === 'first-submission';
const everyChange = (f: Facts) => f.automatic === 'every-change';

/** Complete/incomplete is sent out of 100 where the formative has no points, so only the column can be without. */
const hasPoints = (f: Facts) =>
  (f.formativePoints > 0 || f.grading === 'complete') && (f.columnMaximum === null || f.columnMaximum > 0);

/** With `every-change` an essay may go once it is scored; with `first-submission` no hand may be needed at all. */
const scoredByKey = (f: Facts) => !byPoints(f) || (everyChange(f) ? f.waiting === 0 : !f.handScored);

const complete = (f: Facts) => !byPoints(f) || f.blanksAsZero || f.blanksAtSubmission === 0;

const unchanged = (f: Facts) => !byPoints(f) || !f.changedSinceSubmission;

const leftToMachine = (f: Facts) => f.lastDecision === null || f.lastDecision === 'grade';

const AUTOMATIC: readonly Row<AutomaticReason>[] = [
  { reason: 'not-licensed', holds: (f) => f.licenceActive },
  { reason: 'automatic-off', holds: (f) => f.automatic !== 'off' },
  { reason: 'needs-manual-scoring', holds: scoredByKey },
  { reason: 'no-points', holds: hasPoints },
  { reason: 'not-launched', holds: (f) => f.launched },
  { reason: 'grading-not-enabled', holds: (f) => f.gradingEnabled },
  { reason: 'not-submitted', holds: (f) => f.submitted },
  { reason: 'incomplete-at-submission', holds: (f) => !firstSubmission(f) || complete(f) },
  { reason: 'later-attempt', holds: (f) => !firstSubmission(f) || !f.laterAttempt },
  { reason: 'changed-since-submission', holds: (f) => !firstSubmission(f) || unchanged(f) },
  // What a person decided, here or there, is never undone by a machine, in whichever mode it works.
  { reason: 'held-by-teacher', holds: leftToMachine },
  { reason: 'changed-in-gradebook', holds: (f) => !f.changedInGradebook },
];

const MANUAL: readonly Row<ManualReason>[] = [
  { reason: 'not-licensed', holds: (f) => f.licenceActive },
  { reason: 'no-points', holds: hasPoints },
  { reason: 'not-launched', holds: (f) => f.launched },
  { reason: 'not-started', holds: (f) => f.started },
  { reason: 'grading-not-enabled', holds: (f) => f.gradingEnabled },
];

function ask<R extends Reason>(table: readonly Row<R>[], facts: Facts): Verdict<R> {
  const failing = table.find((row) => !row.holds(facts));
  return failing ? { kind: 'may-not', reason: failing.reason } : { kind: 'may-send' };
}

/** May this learner's grade go without anyone's action? */
export function mayGoByItself(facts: Facts): Verdict<AutomaticReason> {
  return ask(AUTOMATIC, facts);
}

/** May a teacher send this learner's grade, with or without another number? */
export function mayGoByHand(facts: Facts): Verdict<ManualReason> {
  return ask(MANUAL, facts);
}

/** The codes of both tables in their order: the catalogues must have words for each. */
export const AUTOMATIC_REASONS: readonly AutomaticReason[] = AUTOMATIC.map((row) => row.reason);
export const MANUAL_REASONS: readonly ManualReason[] = MANUAL.map((row) => row.reason);
