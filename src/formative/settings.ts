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

/** What has to be done when settings change. */
export type ChangeNeeds = {
  /** The grade that counts, or what it is worth in the gradebook, may be another: ask the rules of passback anew. */
  reconsider: boolean;
  /** A learner who has the assignment open sees something else from now on. */
  refreshLearners: boolean;
  /** Scores that learners do not see here will now reach the gradebook, where they do: the teacher is told first. */
  revealsScores: boolean;
};

const RECONSIDER = ['automatic', 'grading', 'blanksAsZero', 'attemptPolicy'] as const;
const REFRESH = ['grading', 'attemptsAllowed', 'results', 'editAfterSubmission'] as const;

/** What the step from one set of settings to another needs. Nothing, when they are the same. */
export function changeNeeds(before: Settings, after: Settings): ChangeNeeds {
  const differs = (name: keyof Settings) => before[name] !== after[name];
  return {
    reconsider: RECONSIDER.some(differs),
    refreshLearners: REFRESH.some(differs),
    revealsScores: sendsHiddenScores(after) && !sendsHiddenScores(before),
  };
}

/** Whether the gradebook will show learners and guardians scores that the assignment itself keeps from them. */
export function sendsHiddenScores(settings: Settings): boolean {
  return settings.automatic !== 'off' && settings.grading === 'points' && settings.results === 'never';
}
