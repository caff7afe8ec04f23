/** The contract of a question type. A new type is one file that fulfils it, and one line in the table. */
import * as z from 'zod/mini';
import type { Locale, Points } from '../points.ts';
import { pointsSchema } from '../points-schema.ts';

/** Ids of questions and options: stable, safe in a form and in an HTML id. */
export const idSchema = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/));

/** Text of at most `max` characters in which there is something to read. */
export const filledText = (max: number) =>
  z.string().check(
    z.maxLength(max),
    z.refine((text) => text.trim() !== '', { params: { code: 'blank' } }),
  );

/** What every question has. `stem` is Markdown. */
export const questionFields = { id: idSchema, stem: filledText(10_000), points: pointsSchema };

export type QuestionBase = { id: string; type: string; stem: string; points: Points };

/**
 * What a learner may see of a question: what every question has, and the fields that are named. Every other field of
 * the question is forbidden in the result, so that passing a whole question on, key and all, does not compile.
 */
export type LearnerView<Q extends QuestionBase, Visible extends Exclude<keyof Q, 'key'> = never> = Pick<
  Q,
  keyof QuestionBase | Visible
> & { [Hidden in Exclude<keyof Q, keyof QuestionBase | Visible>]?: never };

/** How much of a question a response has earned: two whole numbers, 0 <= earned <= of, of > 0. */
export type Share = { earned: number; of: number };

/** Everything, and nothing. */
export const ALL: Share = { earned: 1, of: 1 };
export const NONE: Share = { earned: 0, of: 1 };

/**
 * A type of question: Q the question with its key, R the response of a learner, L what a learner may see.
 * All of it is pure and none of it throws. Methods receive responses that `responseSchema` has passed; these may be
 * older than the question, so an option that is gone must not trouble them.
 */
export interface QuestionType<Q extends QuestionBase, R, L> {
  readonly type: Q['type'];
  /** Checks a question and that its key can be reached. */
  readonly schema: z.ZodMiniType<Q>;
  /** The shape of a response, with its limits of length. */
  readonly responseSchema: z.ZodMiniType<R>;
  /** 'teacher': every response that is not blank waits for a teacher, and `score` is not asked. */
  readonly scoredBy: 'key' | 'teacher';
  /** The response in the form in which it is kept; null when it is none to this question (an unknown option). */
  accept(question: Q, response: R): R | null;
  /** Whether the learner has left the question unanswered, or cleared the answer. */
  isBlank(question: Q, response: R): boolean;
  /** What a response that is not blank has earned. */
  score(question: Q, response: R): Share;
  learnerView(question: Q): L;
  /** The key for people, a line for each thing to be had; empty without a key. Plain text or a Markdown option. */
  showKey(question: Q, locale: Locale): string[];
  /** A response for people, in the same way; empty when blank. */
  showResponse(question: Q, response: R, locale: Locale): string[];
}

/** The fields every learner may see. */
export function seenByLearner<T extends string>(question: QuestionBase & { type: T }) {
  const { id, type, stem, points } = question;
  return { id, type, stem, points };
}
