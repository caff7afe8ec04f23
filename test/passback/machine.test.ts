/** The life of a passback under any order of claims, reports, new decisions and time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claim,
  isOpen,
  LEASE_MS,
  nextTimestamp,
  type Passback,
  settle,
  supersede,
  TIMESTAMP_RESOLUTION_MS,
  withhold,
} from '../../src/passback/machine.ts';
import { afterTry, backoffMs, GIVE_UP_AFTER_MS, type TryOutcome } from '../../src/passback/retry.ts';
import { toScore } from '../../src/passback/score.ts';
import { currentValue, resultIsValue, sameValue } from '../../src/passback/value.ts';

const NOW = 1_800_000_000_000;

const queued = (revision: number, given: number | null = revision, decidedAt = NOW): Passback => ({
  personId: 'ana',
  revision,
  decision: 'grade',
  by: null,
  given,
  maximum: 10,
  comment: null,
  lineItem: 'https://lms.example/7',
  state: 'queued',
  cause: null,
  words: null,
  tries: 0,
  nextTryAt: null,
  timestamp: null,
  leaseUntil: null,
  claim: 0,
  decidedAt,
  settledAt: null,
});

const context = { hasNewer: false, now: NOW + 100, random: 0.5 };

function sending(revision = 1): Passback {
  const result = claim([queued(revision)], null, NOW);
  if (result.kind !== 'send') throw new Error(result.kind);
  return result.passback;
}

describe('one try', () => {
  const cases: [string, TryOutcome, Partial<Passback>][] = [
    ['delivered', { kind: 'delivered' }, { state: 'delivered' }],
    [
      'busy keeps its distance',
      { kind: 'busy', retryAfterMs: 90_000 },
      { state: 'retrying', nextTryAt: NOW + 90_100 },
    ],
    ['broken is tried again', { kind: 'broken', why: 'http-503' }, { state: 'retrying', words: 'http-503' }],
    ['gone', { kind: 'gone' }, { state: 'failed', cause: 'assignment-removed' }],
    [
      'not in course',
      { kind: 'learner-not-in-course', words: 'no' },
      { state: 'failed', cause: 'learner-not-in-course' },
    ],
    ['withdrawn', { kind: 'access-withdrawn', words: '' }, { state: 'failed', cause: 'access-withdrawn' }],
    ['token refused twice', { kind: 'token-refused' }, { state: 'failed', cause: 'access-withdrawn' }],
    [
      'refused keeps the words',
      { kind: 'refused', status: 422, words: 'too big' },
      { state: 'failed', cause: 'platform-refused', words: 'too big' },
    ],
    ['stale, and the result is ours', { kind: 'stale', matches: true }, { state: 'delivered' }],
    ['stale, and it is not', { kind: 'stale', matches: false }, { state: 'retrying', timestamp: null }],
    [
      'postponed costs no try',
      { kind: 'postponed', retryAfterMs: 700 },
      { state: 'retrying', tries: 0, nextTryAt: NOW + 800 },
    ],
  ];
  test.each(cases)('%s', (_, outcome, expected) => {
    expect(settle(sending(), { claim: 1, outcome }, context)).toMatchObject(expected);
  });

  test('after the budget of hours it is given up, with a cause', () => {
    const late = { ...context, now: NOW + GIVE_UP_AFTER_MS };
    const after = settle(sending(), { claim: 1, outcome: { kind: 'broken', why: 'timeout' } }, late);
    expect(after).toMatchObject({ state: 'failed', cause: 'platform-unreachable', words: 'timeout' });
  });

  test('what failed is not tried again when a newer decision waits', () => {
    const outcome = { kind: 'broken', why: 'timeout' } as const;
    expect(settle(sending(), { claim: 1, outcome }, { ...context, hasNewer: true }).state).toBe('superseded');
  });

  test('a report of an older claim ends nothing, but an arrival is an arrival', () => {
    const second = { ...sending(), claim: 2 };
    const old = (outcome: TryOutcome) => settle(second, { claim: 1, outcome }, context);
    expect(old({ kind: 'gone' })).toBe(second);
    expect(old({ kind: 'delivered' }).state).toBe('delivered');
    const failed = { ...sending(), state: 'failed' as const };
    expect(settle(failed, { claim: 1, outcome: { kind: 'delivered' } }, context).state).toBe('delivered');
  });

  test('a changed gradebook makes the machine step back, once', () => {
    expect(withhold(sending(), { claim: 1 }, NOW).state).toBe('withheld');
    const delivered = { ...sending(), state: 'delivered' as const };
    expect(withhold(delivered, { claim: 1 }, NOW)).toBe(delivered);
  });
});

test('waits grow, stay within a quarter of an hour, and are never nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (tries, random) => {
        const wait = backoffMs(tries, random);
        expect(wait).toBeGreaterThanOrEqual(1_000);
        expect(wait).toBeLessThanOrEqual(15 * 60_000);
      },
    ),
  );
  const next = afterTry({
    outcome: { kind: 'busy', retryAfterMs: 86_400_000 },
    tries: 1,
    since: NOW,
    now: NOW,
    random: 0,
  });
  expect(next).toMatchObject({ kind: 'retry', at: NOW + 3_600_000 });
});

test('a timestamp is the clock’s, and never shares a second with the one before', () => {
  fc.assert(
    fc.property(fc.option(fc.nat(5_000), { nil: null }), fc.nat(5_000), (last, now) => {
      const next = nextTimestamp(last, now);
      expect(next).toBeGreaterThanOrEqual(now);
      if (last !== null)
        expect(Math.floor(next / TIMESTAMP_RESOLUTION_MS)).toBeGreaterThan(
          Math.floor(last / TIMESTAMP_RESOLUTION_MS),
        );
    }),
  );
});

type Step =
  | { do: 'decide'; given: number }
  | { do: 'claim' }
  | { do: 'report'; outcome: TryOutcome; of: number }
  | { do: 'wait'; ms: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('decide' as const), given: fc.nat(20) }),
    fc.constant({ do: 'claim' as const }),
    fc.record({
      do: fc.constant('report' as const),
      of: fc.nat(5),
      outcome: fc.constantFrom<TryOutcome>(
        { kind: 'delivered' },
        { kind: 'broken', why: 'network' },
        { kind: 'busy', retryAfterMs: null },
        { kind: 'postponed', retryAfterMs: 100 },
        { kind: 'stale', matches: false },
      ),
    }),
    fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 500, 1_000, 20_000, LEASE_MS, 900_000),
    }),
  ),
  { maxLength: 60 },
);

test('in any order of decisions, claims, reports and time: nothing is lost, one is under way, timestamps rise', () => {
  fc.assert(
    fc.property(steps, (history) => {
      let now = NOW;
      let last: number | null = null;
      let all: Passback[] = [];
      const requests: { revision: number; claim: number; timestamp: number; until: number }[] = [];
      const keep = (changed: Passback[]) => {
        all = all.map((p) => changed.find((c) => c.revision === p.revision) ?? p);
      };
      const doClaim = () => {
        const result = claim(all, last, now);
        keep(result.changed);
        if (result.kind !== 'send') return result;
        const { revision, claim: number, timestamp, leaseUntil } = result.passback;
        // Nobody else's request can still be under way when one begins.
        expect(
          requests.every(
            (r) =>
              r.until <= now ||
              all.find((p) => p.revision === r.revision)?.state !== 'sending' ||
              r.revision === revision,
          ),
        ).toBe(true);
        const earlier = requests.filter((r) => r.revision === revision && r.timestamp !== timestamp);
        if (earlier.length === 0 && last !== null && !requests.some((r) => r.revision === revision))
          expect(timestamp).toBeGreaterThan(last);
        expect(timestamp).toBeLessThanOrEqual(now);
        last = Math.max(last ?? 0, timestamp ?? 0);
        requests.push({ revision, claim: number, timestamp: timestamp ?? 0, until: leaseUntil ?? 0 });
        return result;
      };
      for (const step of history) {
        if (step.do === 'decide') {
          keep(all.map((p) => supersede(p, now)));
          all.push(queued(all.length + 1, step.given, now));
        } else if (step.do === 'claim') doClaim();
        else if (step.do === 'wait') now += step.ms;
        else {
          const request = requests[step.of % Math.max(1, requests.length)];
          const p = request && all.find((a) => a.revision === request.revision);
          if (!request || !p) continue;
          const hasNewer = all.some((a) => a.revision > p.revision);
          keep([settle(p, { claim: request.claim, outcome: step.outcome }, { hasNewer, now, random: 0.5 })]);
        }
      }
      // Quiet: with a platform that answers, the newest decision always gets out.
      for (let i = 0; i < 20 && all.some(isOpen); i++) {
        now += 3_600_000;
        const result = doClaim();
        if (result.kind === 'send')
          keep([
            settle(
              result.passback,
              { claim: result.passback.claim, outcome: { kind: 'delivered' } },
              { hasNewer: false, now, random: 0.5 },
            ),
          ]);
      }
      const newest = all.at(-1);
      if (newest) expect(['delivered', 'failed']).toContain(newest.state);
      expect(all.filter(isOpen)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

describe('values', () => {
  const base = { formativePoints: 10, grade: null, submitted: false };
  test('in points: what was earned, nothing before an attempt, and 0 is not nothing', () => {
    expect(currentValue({ ...base, grading: 'points' })).toBeNull();
    expect(currentValue({ ...base, grading: 'points', grade: { points: 0, maximum: 10 } })).toEqual({
      given: 0,
      maximum: 10,
    });
    expect(sameValue({ given: 0, maximum: 10 }, { given: null, maximum: 10 })).toBe(false);
  });
  test('complete/incomplete, out of 100 where there are no points', () => {
    expect(currentValue({ ...base, grading: 'complete', submitted: true })).toEqual({
      given: 10,
      maximum: 10,
    });
    expect(currentValue({ ...base, grading: 'complete' })).toEqual({ given: 0, maximum: 10 });
    expect(currentValue({ ...base, grading: 'complete', formativePoints: 0, submitted: true })).toEqual({
      given: 100,
      maximum: 100,
    });
    expect(currentValue({ ...base, grading: 'complete', submitted: true, complete: false })).toEqual({
      given: 0,
      maximum: 10,
    });
  });
  test.each([
    [{ score: 5, maximum: 10 }, 5, true],
    [{ score: 25, maximum: 50 }, 5, true],
    [{ score: 33.33, maximum: 100 }, 3.3333, true],
    [{ score: 0, maximum: 10 }, 0, true],
    [{ score: null, maximum: 10 }, 0, false],
    [{ score: null, maximum: 10 }, null, true],
    [null, 5, false],
    [null, null, true],
    [{ score: 6, maximum: 10 }, 5, false],
    [{ score: 5, maximum: null }, 5, true],
  ])('a result of %j is a sent %s: %s', (result, given, same) => {
    expect(resultIsValue(result, { given, maximum: 10 })).toBe(same);
  });
});

describe('as an AGS score', () => {
  const times = { startedAt: NOW - 60_000, submittedAt: NOW - 1_000 };
  test('carries the learner’s own times and the teacher who scored', () => {
    expect(toScore({ ...sending(), comment: 'Well done' }, 'sub-1', times, 'sub-teacher')).toEqual({
      userId: 'sub-1',
      timestamp: new Date(NOW).toISOString(),
      scoreGiven: 1,
      scoreMaximum: 10,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      comment: 'Well done',
      scoringUserId: 'sub-teacher',
      submission: {
        startedAt: new Date(NOW - 60_000).toISOString(),
        submittedAt: new Date(NOW - 1_000).toISOString(),
      },
    });
  });
  test('0 is sent as 0, nothing clears', () => {
    expect(toScore({ ...sending(), given: 0 }, 's', times, null).scoreGiven).toBe(0);
    const cleared = toScore({ ...sending(), given: null }, 's', times, null);
    expect(cleared).toEqual({
      userId: 's',
      timestamp: new Date(NOW).toISOString(),
      activityProgress: 'Initialized',
      gradingProgress: 'NotReady',
    });
  });
  test('is impossible before a claim fixed its timestamp', () => {
    expect(() => toScore(queued(1), 's', times, null)).toThrow();
  });
});
