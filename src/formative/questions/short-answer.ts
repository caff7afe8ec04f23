/** Short answer: a word or a few, compared with the accepted ones. */
import * as z from 'zod/mini';
import { comparable, isBlankText, type Leniency } from '../text.ts';
import {
  ALL,
  filledText,
  type LearnerView,
  NONE,
  type QuestionType,
  questionFields,
  seenByLearner,
} from './question-type.ts';

const schema = z.object({
  ...questionFields,
  type: z.literal('short-answer'),
  /** Everything that counts as right, the best wording first. */
  key: z.array(filledText(500)).check(z.minLength(1), z.maxLength(100)),
  /** Each is on where it is missing. */
  ignoreCase: z.optional(z.boolean()),
  ignoreAccents: z.optional(z.boolean()),
  ignoreSpacing: z.optional(z.boolean()),
});

const responseSchema = z.object({ text: z.string().check(z.maxLength(1_000)) });

export type ShortAnswer = z.infer<typeof schema>;
export type ShortAnswerResponse = z.infer<typeof responseSchema>;
export type ShortAnswerView = LearnerView<ShortAnswer>;

function isAccepted(question: ShortAnswer, text: string): boolean {
  const leniency: Leniency = {
    ignoreCase: question.ignoreCase ?? true,
    ignoreAccents: question.ignoreAccents ?? true,
    ignoreSpacing: question.ignoreSpacing ?? true,
  };
  const answer = comparable(text, leniency);
  return question.key.some((accepted) => comparable(accepted, leniency) === answer);
}

export const shortAnswer = {
  type: 'short-answer',
  schema,
  responseSchema,
  scoredBy: 'key',
  accept: (_question, response) => response,
  isBlank: (_question, { text }) => isBlankText(text),
  score: (question, { text }) => (isAccepted(question, text) ? ALL : NONE),
  learnerView: (question): ShortAnswerView => seenByLearner(question),
  showKey: (question) => [...question.key],
  showResponse: (_question, { text }) => (isBlankText(text) ? [] : [text.trim()]),
} satisfies QuestionType<ShortAnswer, ShortAnswerResponse, ShortAnswerView>;
