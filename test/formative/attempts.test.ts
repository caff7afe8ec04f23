import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type AttemptFacts,
  countingGrade,
  type GradedAttempt,
  maySave,
  mayStart,
} from '../../src/formative/attempts.ts';
import { points } from './arbitraries.ts';

const open = (number: number): AttemptFacts => ({ number, startedAt: number, submittedAt: null });
const done = (number: number): AttemptFacts => ({ number, startedAt: number, submittedAt: number + 1 });

test.each<[string, AttemptFacts[], number, ReturnType<typeof mayStart>]>([
  ['the first', [], 1, { kind: 'may-start', number: 1 }],
  ['goes on with the open one', [open(1)], 3, { kind: 'open-already', number: 1 }],
  ['goes on with the open one among others', [done(1), open(2)], 3, { kind: 'open-already', number: 2 }],
  ['the only one is used up', [done(1)], 1, { kind: 'none-left' }],
  ['the next', [done(1)], 2, { kind: 'may-start', number: 2 }],
  ['the last', [done(2), done(1)], 3, { kind: 'may-start', number: 3 }],
  ['fewer are allowed than were made', [done(1), done(2), done(3)], 2, { kind: 'none-left' }],
  ['fewer are allowed, and one is open', [done(1), open(2)], 1, { kind: 'open-already', number: 2 }],
  ['a number is never used twice', [done(2)], 3, { kind: 'may-start', number: 3 }],
])('starting: %s', (_name, attempts, attemptsAllowed, expected) => {
  expect(mayStart(attempts, { attemptsAllowed })).toEqual(expected);
});

test.each([
  [open(1), false, 'may-save'],
  [open(1), true, 'may-save'],
  [done(1), false, 'closed'],
  [done(1), true, 'may-save'],
])('saving in %j, edits after submission %s: %s', (attempt, editAfterSubmission, kind) => {
  expect(maySave(attempt, { editAfterSubmission })).toEqual({ kind });
});

const graded = (number: number, earned: number, rest: Partial<GradedAttempt> = {}): GradedAttempt => ({
  number,
  submittedAt: number * 1_000,
  points: earned,
  maximum: 10,
  waiting: 0,
  ...rest,
});

describe('the grade that counts', () => {
  const three = [graded(2, 9), graded(3, 4, { waiting: 2 }), graded(1, 5)];

  test.each([
    ['first', 5, 0, [1]],
    ['latest', 4, 2, [3]],
    ['best', 9, 0, [2]],
    ['average', 6, 2, [1, 2, 3]],
  ] as const)('%s of 5, 9 and 4', (policy, earned, waiting, attempts) => {
    expect(countingGrade(three, policy)).toEqual({
      points: earned,
      maximum: 10,
      waiting,
      submitted: true,
      attempts,
    });
  });

  it('is nothing without an attempt, which is not 0', () => {
    expect(countingGrade([], 'best')).toBeNull();
    expect(countingGrade([graded(1, 0)], 'best')?.points).toBe(0);
  });

  it('shows the open attempt while none is submitted, and says so', () => {
    expect(countingGrade([graded(1, 3, { submittedAt: null })], 'best')).toEqual({
      points: 3,
      maximum: 10,
      waiting: 0,
      submitted: false,
      attempts: [1],
    });
  });

  test.each(['first', 'latest', 'best', 'average'] as const)(
    '%s: an open attempt does not count',
    (policy) => {
      const grade = countingGrade([graded(1, 3), graded(2, 10, { submittedAt: null })], policy);
      expect(grade).toMatchObject({ points: 3, submitted: true, attempts: [1] });
    },
  );

  it('takes, of equally good attempts, the one that waits for nobody, then the earlier', () => {
    expect(countingGrade([graded(1, 8, { waiting: 1 }), graded(2, 8)], 'best')?.attempts).toEqual([2]);
    expect(countingGrade([graded(2, 8), graded(1, 8)], 'best')?.attempts).toEqual([1]);
  });

  it('averages to four decimals', () => {
    expect(countingGrade([graded(1, 10), graded(2, 10), graded(3, 0)], 'average')?.points).toBe(6.6667);
  });

  it('is the same in whatever order the attempts are listed, and best is never below the others', () => {
    const lists = fc.array(points, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.constantFrom('first', 'latest', 'best', 'average'), (list, policy) => {
        const attempts = list.map((p, i) => graded(i + 1, p, { maximum: 100 }));
        const grade = countingGrade(attempts, policy);
        expect(countingGrade([...attempts].reverse(), policy)).toEqual(grade);
        expect(countingGrade(attempts, 'best')?.points).toBeGreaterThanOrEqual(grade?.points ?? 0);
      }),
    );
  });
});
