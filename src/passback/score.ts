/** A passback as an AGS 2.0 score (§3.4): what the gradebook is told. */
import type { Score } from '../lti/score.ts';
import type { Passback } from './machine.ts';

/** The learner's own times, so that a late press by a teacher marks nobody late. Epoch milliseconds. */
export type WorkTimes = { startedAt: number | null; submittedAt: number | null };

const iso = (ms: number) => new Date(ms).toISOString();

/**
 * @param userId the learner's `sub` on the platform
 * @param scoringUserId the `sub` of the teacher who scored or sent; null when nobody did
 * A cleared grade is a score without a number, `NotReady` and `Initialized`. A comment goes with every send of a
 * number: a send without it would clear the one that is there.
 * @throws Error when the passback was never claimed: without its timestamp a retry could not repeat it
 */
export function toScore(
  passback: Passback,
  userId: string,
  times: WorkTimes,
  scoringUserId: string | null,
): Score {
  if (passback.timestamp === null) throw new Error('a passback gets its timestamp when it is claimed');
  const base = { userId, timestamp: iso(passback.timestamp), ...(scoringUserId ? { scoringUserId } : {}) };
  if (passback.given === null)
    return { ...base, activityProgress: 'Initialized', gradingProgress: 'NotReady' };
  const { startedAt, submittedAt } = times;
  const ordered = startedAt !== null && (submittedAt === null || submittedAt >= startedAt);
  const submission = {
    ...(ordered ? { startedAt: iso(startedAt) } : {}),
    ...(submittedAt !== null ? { submittedAt: iso(submittedAt) } : {}),
  };
  return {
    ...base,
    scoreGiven: passback.given,
    scoreMaximum: passback.maximum,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    ...(passback.comment ? { comment: passback.comment } : {}),
    ...(Object.keys(submission).length > 0 ? { submission } : {}),
  };
}
