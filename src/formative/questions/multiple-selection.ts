/** Multiple selection: all the options that apply. */
import * as z from 'zod/mini';
import { hasOption, optionsSchema, optionTexts } from './options.ts';
import {
  ALL,
  idSchema,
  type LearnerView,
  NONE,
  type QuestionType,
  questionFields,
  type Share,
  seenByLearner,
} from './question-type.ts';

const schema = z
  .object({
    ...questionFields,
    type: z.literal('multiple-selection'),
    options: optionsSchema,
    /** The ids of all right options; at least one, since choosing nothing is leaving the question blank. */
    key: z.array(idSchema).check(
      z.minLength(1),
      z.refine((key) => new Set(key).size === key.length, { params: { code: 'duplicate-option' } }),
    ),
    /** Off where it is missing: only exactly the right set earns anything. */
    partialCredit: z.optional(z.boolean()),
  })
  .check(
    z.refine((q) => q.key.every((id) => hasOption(q.options, id)), {
      path: ['key'],
      params: { code: 'unknown-option' },
    }),
  );

const responseSchema = z.object({
  choices: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100)),
});

export type MultipleSelection = z.infer<typeof schema>;
export type MultipleSelectionResponse = z.infer<typeof responseSchema>;
export type MultipleSelectionView = LearnerView<MultipleSelection, 'options'>;

/**
 * Exact match, or with partial credit the right picks minus the wrong ones, out of the right options, never below 0.
 * That is the "partial credit with penalty" of Canvas New Quizzes, and QTI 3.0 mapResponse with 1 for each right option,
 * -1 for each wrong one and a lower bound of 0. So picking everything earns nothing where half of it is wrong, and
 * another wrong pick never raises a score.
 */
function score(question: MultipleSelection, { choices }: MultipleSelectionResponse): Share {
  const picked = picks(question, choices);
  const right = picked.filter((id) => question.key.includes(id)).length;
  const wrong = picked.length - right;
  if (question.partialCredit) return { earned: Math.max(0, right - wrong), of: question.key.length };
  return right === question.key.length && wrong === 0 ? ALL : NONE;
}

/** Each pick once, in the order of the options: in which order they were made says nothing. */
function picks(question: MultipleSelection, choices: readonly string[]): string[] {
  return question.options.map((o) => o.id).filter((id) => choices.includes(id));
}

export const multipleSelection = {
  type: 'multiple-selection',
  schema,
  responseSchema,
  scoredBy: 'key',
  accept: (question, { choices }) =>
    choices.every((id) => hasOption(question.options, id)) ? { choices: picks(question, choices) } : null,
  // A pick of an option that has been removed since is wrong, not blank.
  isBlank: (_question, { choices }) => choices.length === 0,
  score,
  learnerView: (question): MultipleSelectionView => ({
    ...seenByLearner(question),
    options: question.options.map(({ id, text }) => ({ id, text })),
  }),
  showKey: (question) => optionTexts(question.options, question.key),
  showResponse: (question, { choices }) => optionTexts(question.options, choices),
} satisfies QuestionType<MultipleSelection, MultipleSelectionResponse, MultipleSelectionView>;
