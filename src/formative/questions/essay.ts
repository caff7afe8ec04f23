/** Essay: a long text that a teacher reads and scores. */
import * as z from 'zod/mini';
import { isBlankText } from '../text.ts';
import { type LearnerView, NONE, type QuestionType, questionFields, seenByLearner } from './question-type.ts';

const schema = z.object({ ...questionFields, type: z.literal('essay') });

/** At most 20,000 characters: some 3,000 words. */
const responseSchema = z.object({ text: z.string().check(z.maxLength(20_000)) });

export type Essay = z.infer<typeof schema>;
export type EssayResponse = z.infer<typeof responseSchema>;
export type EssayView = LearnerView<Essay>;

export const essay = {
  type: 'essay',
  schema,
  responseSchema,
  scoredBy: 'teacher',
  accept: (_question, response) => response,
  isBlank: (_question, { text }) => isBlankText(text),
  score: () => NONE,
  learnerView: (question): EssayView => seenByLearner(question),
  showKey: () => [],
  showResponse: (_question, { text }) => (isBlankText(text) ? [] : [text]),
} satisfies QuestionType<Essay, EssayResponse, EssayView>;
