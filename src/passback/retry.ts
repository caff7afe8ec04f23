/** What an outcome means for a passback: done, again later, or over with a cause a teacher can act on. */
import type { ScoreOutcome } from '../lti/score.ts';

/** Why a passback failed for good. Each has words and a remedy in the catalogues. */
export type Cause =
  | 'assignment-removed'
  | 'learner-not-in-course'
  | 'access-withdrawn'
  | 'platform-refused'
  | 'platform-unreachable';

/** What the sender reports of one try: the platform's answer, or that the budget let nothing out. */
export type TryOutcome =
  | Exclude<ScoreOutcome, { kind: 'stale' }>
  /** A newer timestamp is there already; `matches` says whether the result read back is the value of this passback. */
  | { kind: 'stale'; matches: boolean }
  /** The request was never made: no permit, an open circuit, no token to be had. Costs no try. */
  | { kind: 'postponed'; retryAfterMs: number };

export type Next =
  | { kind: 'delivered' }
  | { kind: 'retry'; at: number; counts: boolean; newTimestamp: boolean; why: string }
  | { kind: 'failed'; cause: Cause; words: string | null };

const BASE_MS = 4_000;
const CAP_MS = 15 * 60_000;
/** How long a passback is tried before it is given up: a school day. */
export const GIVE_UP_AFTER_MS = 12 * 3_600_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Exponential back-off with full jitter; `random` in 0..1 is passed in. Milliseconds. */
export function backoffMs(tries: number, random: number): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(tries, 20));
  return Math.round(1_000 + random * (ceiling - 1_000));
}

/**
 * Decides what follows from one try.
 * @param tries how many tries were made, this one included
 * @param since when the passback was decided (epoch ms): what the giving-up is counted from
 */
export function afterTry(input: {
  outcome: TryOutcome;
  tries: number;
  since: number;
  now: number;
  random: number;
}): Next {
  const { outcome, now } = input;
  const again = (why: string, atLeastMs = 0, newTimestamp = false): Next => {
    if (now - input.since >= GIVE_UP_AFTER_MS)
      return { kind: 'failed', cause: 'platform-unreachable', words: why };
    const wait = Math.max(Math.min(atLeastMs, LONGEST_WAIT_MS), backoffMs(input.tries, input.random));
    return { kind: 'retry', at: now + wait, counts: true, newTimestamp, why };
  };
  switch (outcome.kind) {
    case 'delivered':
      return { kind: 'delivered' };
    case 'stale':
      // Our own earlier request landed and its answer was lost; otherwise somebody's clock is ahead: a later timestamp.
      return outcome.matches ? { kind: 'delivered' } : again('stale', 0, true);
    case 'busy':
      return again('busy', outcome.retryAfterMs ?? 0);
    case 'broken':
      return again(outcome.why);
    case 'postponed':
      if (now - input.since >= GIVE_UP_AFTER_MS)
        return { kind: 'failed', cause: 'platform-unreachable', words: 'postponed' };
      return {
        kind: 'retry',
        at: now + outcome.retryAfterMs,
        counts: false,
        newTimestamp: false,
        why: 'postponed',
      };
    case 'gone':
      return { kind: 'failed', cause: 'assignment-removed', words: null };
    case 'learner-not-in-course':
      return { kind: 'failed', cause: 'learner-not-in-course', words: outcome.words };
    case 'token-refused':
      return { kind: 'failed', cause: 'access-withdrawn', words: null };
    case 'access-withdrawn':
      return { kind: 'failed', cause: 'access-withdrawn', words: outcome.words };
    case 'refused':
      return { kind: 'failed', cause: 'platform-refused', words: outcome.words };
  }
}
