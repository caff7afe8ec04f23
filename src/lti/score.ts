import type { Answer } from './answer.ts';
import { MEDIA_TYPE } from './claims.ts';
import { outcomeOf, type ScoreOutcome, type ScoreQuirks } from './outcome.ts';
import { withPathSuffix } from './urls.ts';

export type { Answer } from './answer.ts';
export { NO_QUIRKS, type Pattern, type ScoreOutcome, type ScoreQuirks } from './outcome.ts';

export type ActivityProgress = 'Initialized' | 'Started' | 'InProgress' | 'Submitted' | 'Completed';
export type GradingProgress = 'FullyGraded' | 'Pending' | 'PendingManual' | 'Failed' | 'NotReady';

/**
 * AGS 2.0 §3.4. Points. Without `scoreGiven` the tool's earlier score is cleared; 0 is a score; more than the maximum is
 * extra credit. Times are ISO 8601 with a zone; `timestamp` has fractions of a second and rises with every decision.
 */
export type Score = {
  userId: string;
  timestamp: string;
  scoreGiven?: number;
  scoreMaximum?: number;
  activityProgress: ActivityProgress;
  gradingProgress: GradingProgress;
  /** Plain text; leaving it out clears an earlier one. */
  comment?: string;
  scoringUserId?: string;
  submission?: { startedAt?: string; submittedAt?: string };
};

/**
 * The request that delivers a score to a line item. `lineItem` must have passed `serviceUrl`: the token goes wherever it
 * points. Throws TypeError for a score no platform could understand: no user, a score without a maximum, negative or not
 * finite numbers, a timestamp without fractions of a second or without a zone, submitted before started.
 * AGS 2.0 §3.4.
 */
export function scoreRequest(input: { lineItem: string; accessToken: string; score: Score }): Request {
  const { score } = input;
  assertPossible(score);
  return new Request(withPathSuffix(input.lineItem, 'scores'), {
    method: 'POST',
    headers: { authorization: `Bearer ${input.accessToken}`, 'content-type': MEDIA_TYPE.score },
    body: JSON.stringify(score),
    redirect: 'manual',
  });
}

const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function assertPossible(score: Score): void {
  const { scoreGiven, scoreMaximum, submission } = score;
  const assert = (holds: boolean, rule: string) => {
    if (!holds) throw new TypeError(`impossible score: ${rule}`);
  };
  assert(score.userId.trim() !== '', 'a user is required');
  assert(
    isTime(score.timestamp) && score.timestamp.includes('.'),
    'the timestamp needs fractions of a second and a zone',
  );
  assert(
    scoreGiven === undefined || (Number.isFinite(scoreGiven) && scoreGiven >= 0),
    'scoreGiven is 0 or more',
  );
  assert(
    scoreMaximum === undefined || (Number.isFinite(scoreMaximum) && scoreMaximum > 0),
    'scoreMaximum is above 0',
  );
  assert(scoreGiven === undefined || scoreMaximum !== undefined, 'scoreGiven needs a scoreMaximum');
  const times = [submission?.startedAt, submission?.submittedAt].filter((time) => time !== undefined);
  assert(times.every(isTime), 'times of submission need a zone');
  const [started, submitted] = times.map((time) => Date.parse(time));
  assert(
    started === undefined || submitted === undefined || started <= submitted,
    'submitted before started',
  );
}

function isTime(time: string): boolean {
  return ZONED.test(time) && !Number.isNaN(Date.parse(time));
}

/**
 * Reads the answer to {@link scoreRequest}; see {@link ScoreOutcome}. `delivered` is any 2xx that is not a web page
 * (Schoology says 201, others 200, 202 or 204, with and without a body). AGS 2.0 §3.4.
 */
export function readScoreAnswer(answer: Answer, quirks: ScoreQuirks, now: Date): ScoreOutcome {
  return outcomeOf(answer, quirks, now);
}
