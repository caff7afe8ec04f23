/** Decisions about attempts, from plain records. Times are epoch milliseconds. */
import { type Points, scalePoints, sumPoints } from './points.ts';
import type { Settings } from './settings.ts';

/** `number` counts from 1; `submittedAt` is null while the attempt is open. */
export type AttemptFacts = { number: number; startedAt: number; submittedAt: number | null };

export type StartDecision =
  | { kind: 'may-start'; number: number }
  /** Going on with this one is what the learner wants. */
  | { kind: 'open-already'; number: number }
  | { kind: 'none-left' };

/** May this learner begin an attempt, and which number is it? An open one is finished first, whatever is allowed. */
export function mayStart(
  attempts: readonly AttemptFacts[],
  settings: Pick<Settings, 'attemptsAllowed'>,
): StartDecision {
  const open = attempts.find((a) => a.submittedAt === null);
  if (open) return { kind: 'open-already', number: open.number };
  if (attempts.length >= settings.attemptsAllowed) return { kind: 'none-left' };
  return { kind: 'may-start', number: Math.max(0, ...attempts.map((a) => a.number)) + 1 };
}

/** May an answer of this attempt still be changed? While it is open, and later where the assignment allows edits. */
export function maySave(
  attempt: Pick<AttemptFacts, 'submittedAt'>,
  settings: Pick<Settings, 'editAfterSubmission'>,
): { kind: 'may-save' } | { kind: 'closed' } {
  return attempt.submittedAt === null || settings.editAfterSubmission
    ? { kind: 'may-save' }
    : { kind: 'closed' };
}

/** What one attempt has earned so far; `waiting` is how many of its responses wait for a teacher. */
export type GradedAttempt = {
  number: number;
  submittedAt: number | null;
  points: Points;
  maximum: Points;
  waiting: number;
};

export type CountingGrade = {
  points: Points;
  maximum: Points;
  /** Responses that wait for a teacher, in the attempts this grade comes from. */
  waiting: number;
  /** False: nothing has been submitted, and this is the work so far. It is for a teacher's eyes, not yet a grade. */
  submitted: boolean;
  /** The numbers of the attempts this grade comes from, rising; more than one only when they are averaged. */
  attempts: number[];
};

/**
 * The grade a learner has on an assignment. Only submitted attempts count, in any order given; while there is none, the
 * open one is returned with `submitted: false`. Null without any attempt. Attempts are of one version of the formative,
 * so their maximum is the same. Of equally good attempts the one that waits for nobody counts, then the earlier one.
 * An average is rounded to four decimals.
 */
export function countingGrade(
  attempts: readonly GradedAttempt[],
  policy: Settings['attemptPolicy'],
): CountingGrade | null {
  const inOrder = [...attempts].sort((a, b) => a.number - b.number);
  const submitted = inOrder.filter((a) => a.submittedAt !== null);
  const counting = submitted.length > 0 ? choose(submitted, policy) : inOrder.slice(-1);
  const [first] = counting;
  if (!first) return null;
  return {
    points: scalePoints(sumPoints(counting.map((a) => a.points)), 1, counting.length),
    maximum: first.maximum,
    waiting: counting.reduce((sum, a) => sum + a.waiting, 0),
    submitted: submitted.length > 0,
    attempts: counting.map((a) => a.number),
  };
}

function choose(
  inOrder: readonly GradedAttempt[],
  policy: Settings['attemptPolicy'],
): readonly GradedAttempt[] {
  switch (policy) {
    case 'first':
      return inOrder.slice(0, 1);
    case 'latest':
      return inOrder.slice(-1);
    case 'best':
      return [...inOrder].sort((a, b) => b.points - a.points || a.waiting - b.waiting).slice(0, 1);
    case 'average':
      return inOrder;
  }
}
