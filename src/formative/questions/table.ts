/** The table of question types, and what can be asked of any question without knowing its type. */
import * as z from 'zod/mini';
import type { Locale } from '../points.ts';
import { essay } from './essay.ts';
import { multipleChoice } from './multiple-choice.ts';
import { multipleSelection } from './multiple-selection.ts';
import { numeric } from './numeric.ts';
import type { QuestionType } from './question-type.ts';
import { shortAnswer } from './short-answer.ts';
import { trueFalse } from './true-false.ts';

/** Every type there is. Adding one is adding it here. */
const TYPES = [multipleChoice, multipleSelection, trueFalse, numeric, shortAnswer, essay] as const;

type Type = (typeof TYPES)[number];

/** A question with its key, of any type. */
export type Question = z.infer<Type['schema']>;
/** What a learner answered, of any type. */
export type Response = z.infer<Type['responseSchema']>;
/** What a learner may see of a question: never its key. */
export type LearnerQuestion = ReturnType<Type['learnerView']>;
export type TypeName = Question['type'];

/** Their schemas, each in its place. */
type Schemas<T extends readonly { schema: unknown }[]> = { -readonly [I in keyof T]: T[I]['schema'] };

type AnyType = QuestionType<Question, Response, LearnerQuestion>;

/** The types by name. */
export const QUESTION_TYPES = Object.fromEntries(TYPES.map((type) => [type.type, type])) as {
  readonly [Name in TypeName]: Extract<Type, { type: Name }>;
};

/** A question of any type, told apart by `type`. */
export const questionSchema = z.discriminatedUnion(
  'type',
  TYPES.map((type) => type.schema) as Schemas<typeof TYPES>,
);

/**
 * The type of a question, as one that takes any. Callers hand it that same question and responses of its shape
 * (`readAs`), which the type system cannot follow across a union: the methods of the contract are bivariant for this.
 */
export function typeOf(question: { type: TypeName }): AnyType {
  return QUESTION_TYPES[question.type];
}

/** A response as one to this question; null for none, and for one in another type's shape. Never throws. */
export function readAs(question: Question, response: unknown): Response | null {
  const parsed = typeOf(question).responseSchema.safeParse(response);
  return parsed.success ? parsed.data : null;
}

/**
 * What a page sent as the answer to a question. Invalid: another shape, too long a text, an option the question does not
 * have. A cleared answer (`choice: ''`, `choices: []`, `text: ''`) is a response, and blank. Picks come out in the order
 * of the options, each once, so that equal responses are equal JSON. Never throws.
 */
export function parseResponse(
  question: Question,
  body: unknown,
): { kind: 'response'; response: Response } | { kind: 'invalid' } {
  const read = readAs(question, body);
  const response = read && typeOf(question).accept(question, read);
  return response ? { kind: 'response', response } : { kind: 'invalid' };
}

/** Whether a question is left unanswered: no response, a cleared one, or white space. */
export function isBlank(question: Question, response: Response | null): boolean {
  const read = readAs(question, response);
  return read === null || typeOf(question).isBlank(question, read);
}

/** The key for people; empty where a question has none. */
export function showKey(question: Question, locale: Locale): string[] {
  return typeOf(question).showKey(question, locale);
}

/** A response for people, option texts instead of ids; empty when blank. */
export function showResponse(question: Question, response: Response | null, locale: Locale): string[] {
  const read = readAs(question, response);
  return read === null ? [] : typeOf(question).showResponse(question, read, locale);
}
