/** Multiple choice: one of several options. */
import * as z from 'zod/mini';
import { hasOption, optionsSchema, optionTexts } from './options.ts';
import {
  ALL,
  idSchema,
  type LearnerView,
  NONE,
  type QuestionType,
  questionFields,
  seenByLearner,
} from './question-type.ts';

const schema = z
  .object({
    ...questionFields,
    type: z.literal('multiple-choice'),
    options: optionsSchema,
    /** The id of the right option. */
    key: idSchema,
  })
  .check(z.refine((q) => hasOption(q.options, q.key), { path: ['key'], params: { code: 'unknown-option' } }));

/** `choice` is an option's id, or empty where the learner has taken the choice back. */
const responseSchema = z.object({ choice: z.string().check(z.maxLength(64)) });

export type MultipleChoice = z.infer<typeof schema>;
export type MultipleChoiceResponse = z.infer<typeof responseSchema>;
export type MultipleChoiceView = LearnerView<MultipleChoice, 'options'>;

export const multipleChoice = {
  type: 'multiple-choice',
  schema,
  responseSchema,
  scoredBy: 'key',
  accept: (question, response) =>
    response.choice === '' || hasOption(question.options, response.choice) ? response : null,
  isBlank: (_question, { choice }) => choice === '',
  score: (question, { choice }) => (choice === question.key ? ALL : NONE),
  learnerView: (question): MultipleChoiceView => ({
    ...seenByLearner(question),
    options: question.options.map(({ id, text }) => ({ id, text })),
  }),
  showKey: (question) => optionTexts(question.options, [question.key]),
  showResponse: (question, { choice }) => optionTexts(question.options, [choice]),
} satisfies QuestionType<MultipleChoice, MultipleChoiceResponse, MultipleChoiceView>;
