/** The rules of passback, row by row: each reason is given when its row is the first that fails, and never otherwise. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AUTOMATIC_REASONS,
  type AutomaticReason,
  type Facts,
  MANUAL_REASONS,
  type ManualReason,
  mayGoByHand,
  mayGoByItself,
} from '../../src/passback/rules.ts';

/** A first attempt of an auto-graded formative, opened in the LMS and submitted whole. */
const GOES: Facts = {
  licenceActive: true,
  automatic: 'first-submission',
  grading: 'points',
  blanksAsZero: false,
  formativePoints: 10,
  columnMaximum: null,
  handScored: false,
  waiting: 0,
  launched: true,
  started: true,
  gradingEnabled: true,
  submitted: true,
  blanksAtSubmission: 0,
  laterAttempt: false,
  changedSinceSubmission: false,
  lastDecision: null,
  changedInGradebook: false,
};
const EVERY: Partial<Facts> = { automatic: 'every-change' };
const COMPLETE: Partial<Facts> = { grading: 'complete' };

type Row<R> = [situation: string, facts: Partial<Facts>, reason: R | 'may-send'];

const AUTOMATIC: Row<AutomaticReason>[] = [
  ['everything holds', {}, 'may-send'],
  ['the licence is over', { licenceActive: false }, 'not-licensed'],
  ['the setting is off', { automatic: 'off' }, 'automatic-off'],
  ['a question is scored by hand', { handScored: true }, 'needs-manual-scoring'],
  [
    'an essay, scored already, at the first submission',
    { handScored: true, waiting: 0 },
    'needs-manual-scoring',
  ],
  [
    'an essay, at every change, still waiting',
    { ...EVERY, handScored: true, waiting: 1 },
    'needs-manual-scoring',
  ],
  ['an essay, at every change, scored', { ...EVERY, handScored: true, waiting: 0 }, 'may-send'],
  ['an essay, complete/incomplete', { ...COMPLETE, handScored: true, waiting: 1 }, 'may-send'],
  ['the formative is worth nothing', { formativePoints: 0 }, 'no-points'],
  ['the column is worth nothing', { columnMaximum: 0 }, 'no-points'],
  ['the column’s worth is known', { columnMaximum: 25 }, 'may-send'],
  ['nothing to earn, but complete/incomplete', { ...COMPLETE, formativePoints: 0 }, 'may-send'],
  ['complete/incomplete into a column worth nothing', { ...COMPLETE, columnMaximum: 0 }, 'no-points'],
  [
    'never opened in the LMS',
    { launched: false, started: false, submitted: false, gradingEnabled: false },
    'not-launched',
  ],
  ['opened, but no column', { gradingEnabled: false }, 'grading-not-enabled'],
  ['still working', { submitted: false }, 'not-submitted'],
  ['complete/incomplete, not submitted', { ...COMPLETE, submitted: false }, 'not-submitted'],
  ['a question left blank', { blanksAtSubmission: 1 }, 'incomplete-at-submission'],
  ['a blank that counts as zero', { blanksAtSubmission: 1, blanksAsZero: true }, 'may-send'],
  ['a blank, at every change', { ...EVERY, blanksAtSubmission: 1 }, 'may-send'],
  ['a blank, complete/incomplete', { ...COMPLETE, blanksAtSubmission: 1 }, 'may-send'],
  ['a second attempt', { laterAttempt: true }, 'later-attempt'],
  ['a second attempt, at every change', { ...EVERY, laterAttempt: true }, 'may-send'],
  ['changed after submission', { changedSinceSubmission: true }, 'changed-since-submission'],
  ['changed after submission, at every change', { ...EVERY, changedSinceSubmission: true }, 'may-send'],
  [
    'changed after submission, complete/incomplete',
    { ...COMPLETE, changedSinceSubmission: true },
    'may-send',
  ],
  ['the machine sent last', { ...EVERY, lastDecision: 'grade' }, 'may-send'],
  ['a teacher overrode it', { ...EVERY, lastDecision: 'override' }, 'held-by-teacher'],
  ['a teacher took it back', { ...EVERY, lastDecision: 'undo' }, 'held-by-teacher'],
  ['a teacher cleared it', { ...EVERY, lastDecision: 'clear' }, 'held-by-teacher'],
  ['a teacher overrode it before the first submission', { lastDecision: 'override' }, 'held-by-teacher'],
  ['the number was changed there', { ...EVERY, changedInGradebook: true }, 'changed-in-gradebook'],
  [
    'the number was changed there, before the first submission',
    { changedInGradebook: true },
    'changed-in-gradebook',
  ],
  ['two rows fail: the first is said', { submitted: false, gradingEnabled: false }, 'grading-not-enabled'],
];

const MANUAL: Row<ManualReason>[] = [
  ['everything holds', {}, 'may-send'],
  ['the licence is over', { licenceActive: false }, 'not-licensed'],
  ['the formative is worth nothing', { formativePoints: 0 }, 'no-points'],
  ['complete/incomplete without points', { ...COMPLETE, formativePoints: 0 }, 'may-send'],
  ['never opened in the LMS', { launched: false, started: false }, 'not-launched'],
  ['opened, not started', { started: false }, 'not-started'],
  ['started, but no column', { gradingEnabled: false }, 'grading-not-enabled'],
  ['automatic is off', { automatic: 'off' }, 'may-send'],
  ['an essay is waiting', { handScored: true, waiting: 1 }, 'may-send'],
  ['still working', { submitted: false }, 'may-send'],
  [
    'blanks, a later attempt, a change',
    { blanksAtSubmission: 3, laterAttempt: true, changedSinceSubmission: true },
    'may-send',
  ],
  [
    'overridden before, changed there since',
    { lastDecision: 'override', changedInGradebook: true },
    'may-send',
  ],
];

const said = (verdict: { kind: string; reason?: string }) => verdict.reason ?? verdict.kind;

describe('automatic', () => {
  test.each(AUTOMATIC)('%s → %s', (_, facts, reason) => {
    expect(said(mayGoByItself({ ...GOES, ...facts }))).toBe(reason);
  });
  test('every reason code has its row here', () => {
    expect(new Set(AUTOMATIC.map(([, , r]) => r))).toEqual(new Set([...AUTOMATIC_REASONS, 'may-send']));
  });
});

describe('by hand', () => {
  test.each(MANUAL)('%s → %s', (_, facts, reason) => {
    expect(said(mayGoByHand({ ...GOES, ...facts }))).toBe(reason);
  });
  test('every reason code has its row here', () => {
    expect(new Set(MANUAL.map(([, , r]) => r))).toEqual(new Set([...MANUAL_REASONS, 'may-send']));
  });
});

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  licenceActive: fc.boolean(),
  automatic: fc.constantFrom('off', 'first-submission', 'every-change'),
  grading: fc.constantFrom('points', 'complete'),
  blanksAsZero: fc.boolean(),
  formativePoints: fc.constantFrom(0, 1, 10),
  columnMaximum: fc.constantFrom(null, 0, 10),
  handScored: fc.boolean(),
  waiting: fc.nat(2),
  launched: fc.boolean(),
  started: fc.boolean(),
  gradingEnabled: fc.boolean(),
  submitted: fc.boolean(),
  blanksAtSubmission: fc.nat(2),
  laterAttempt: fc.boolean(),
  changedSinceSubmission: fc.boolean(),
  lastDecision: fc.constantFrom(null, 'grade', 'override', 'undo', 'clear'),
  changedInGradebook: fc.boolean(),
});

test('nothing goes by itself that may not go by hand, once it is submitted', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const submitted = { ...facts, started: facts.started || facts.submitted };
      if (mayGoByItself(submitted).kind === 'may-send') expect(mayGoByHand(submitted).kind).toBe('may-send');
    }),
  );
});
