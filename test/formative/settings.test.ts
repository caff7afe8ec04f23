import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { DEFAULT_SETTINGS, settingsSchema } from '../../src/formative/settings.ts';
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
