/** True or false: a statement to be judged. */
import * as z from 'zod/mini';
import type { Locale } from '../points.ts';
import {
  ALL,
  type LearnerView,
  NONE,
  type QuestionType,
  questionFields,
  seenByLearner,
} from './question-type.ts';

const schema = z.object({
  ...questionFields,
  type: z.literal('true-false'),
  /** Whether the statement is true. */
  key: z.boolean(),
});

const responseSchema = z.object({ value: z.boolean() });

export type TrueFalse = z.infer<typeof schema>;
export type TrueFalseResponse = z.infer<typeof responseSchema>;
export type TrueFalseView = LearnerView<TrueFalse>;

const WORDS: Record<Locale, { yes: string; no: string }> = {
  en: { yes: 'True', no: 'False' },
  es: { yes: 'Verdadero', no: 'Falso' },
};

const word = (value: boolean, locale: Locale): string => (value ? WORDS[locale].yes : WORDS[locale].no);

export const trueFalse = {
  type: 'true-false',
  schema,
  responseSchema,
  scoredBy: 'key',
  accept: (_question, response) => response,
  // False is an answer.
  isBlank: () => false,
  score: (question, { value }) => (value === question.key ? ALL : NONE),
  learnerView: (question): TrueFalseView => seenByLearner(question),
  showKey: (question, locale) => [word(question.key, locale)],
  showResponse: (_question, { value }, locale) => [word(value, locale)],
} satisfies QuestionType<TrueFalse, TrueFalseResponse, TrueFalseView>;
