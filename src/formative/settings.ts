/** Settings of an assignment. */
import * as z from 'zod/mini';

/**
 * automatic: when a grade goes to the gradebook by itself. grading: points, or complete/incomplete. blanksAsZero: a blank
 * scores 0 and does not hold automatic passback back. attemptPolicy: which attempt counts. results: whether learners see
 * score and right and wrong answers once they have submitted. Missing fields get their defaults.
 */
export const settingsSchema = z.object({
  automatic: z._default(z.enum(['off', 'first-submission', 'every-change']), 'first-submission'),
  grading: z._default(z.enum(['points', 'complete']), 'points'),
  blanksAsZero: z._default(z.boolean(), false),
  attemptsAllowed: z._default(z.int().check(z.minimum(1), z.maximum(10)), 1),
  attemptPolicy: z._default(z.enum(['first', 'latest', 'best', 'average']), 'best'),
  results: z._default(z.enum(['after-submission', 'never']), 'after-submission'),
  editAfterSubmission: z._default(z.boolean(), false),
});

export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
