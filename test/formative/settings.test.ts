import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import {
  changeNeeds,
  DEFAULT_SETTINGS,
  type Settings,
  sendsHiddenScores,
  settingsSchema,
} from '../../src/formative/settings.ts';
import { settings } from './arbitraries.ts';

it('starts with the passback the district was promised: by itself, at the first submission, in points', () => {
  expect(DEFAULT_SETTINGS).toEqual({
    automatic: 'first-submission',
    grading: 'points',
    blanksAsZero: false,
    attemptsAllowed: 1,
    attemptPolicy: 'best',
    results: 'after-submission',
    editAfterSubmission: false,
  });
});

it('keeps what a teacher set and fills in the rest', () => {
  expect(settingsSchema.parse({ attemptsAllowed: 3 })).toEqual({ ...DEFAULT_SETTINGS, attemptsAllowed: 3 });
  fc.assert(
    fc.property(settings, (s) => {
      expect(settingsSchema.parse(s)).toEqual(s);
    }),
  );
});

test.each([
  { attemptsAllowed: 0 },
  { attemptsAllowed: 11 },
  { attemptsAllowed: 1.5 },
  { automatic: true },
  { attemptPolicy: 'worst' },
  { results: null },
])('refuses %j', (value) => {
  expect(settingsSchema.safeParse(value).success).toBe(false);
});

const nothing = { reconsider: false, refreshLearners: false, revealsScores: false };

test.each<[Partial<Settings>, Partial<typeof nothing>]>([
  [{}, {}],
  [{ automatic: 'every-change' }, { reconsider: true }],
  [{ blanksAsZero: true }, { reconsider: true }],
  [{ attemptPolicy: 'average' }, { reconsider: true }],
  [{ grading: 'complete' }, { reconsider: true, refreshLearners: true }],
  [{ attemptsAllowed: 2 }, { refreshLearners: true }],
  [{ editAfterSubmission: true }, { refreshLearners: true }],
  [{ results: 'never' }, { refreshLearners: true, revealsScores: true }],
  [
    { results: 'never', automatic: 'off' },
    { reconsider: true, refreshLearners: true },
  ],
  [
    { results: 'never', grading: 'complete' },
    { reconsider: true, refreshLearners: true },
  ],
])('a change to %j needs %j', (change, needs) => {
  expect(changeNeeds(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, ...change })).toEqual({ ...nothing, ...needs });
});

it('warns when hidden scores start to go out, not again while they do', () => {
  const hidden: Settings = { ...DEFAULT_SETTINGS, results: 'never' };
  expect(sendsHiddenScores(hidden)).toBe(true);
  expect(changeNeeds({ ...hidden, automatic: 'off' }, hidden).revealsScores).toBe(true);
  expect(changeNeeds(hidden, { ...hidden, automatic: 'every-change' }).revealsScores).toBe(false);
});
