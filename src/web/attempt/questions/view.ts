/** What the page knows about a question type. A new type is one file that fulfils it, and one line in the table. */
import type { VNode } from 'preact';
import type { T } from '../../words/catalogue.ts';

/** When an answer is sent: a choice right away, a text when the keys rest. */
export type Pace = 'now' | 'pause';

export interface InputProps<Q, R> {
  question: Q;
  response: R | null;
  /** The beginning of every id in this question. */
  id: string;
  /** Ids of what describes the input: its state, at least. */
  describedBy: string;
  t: T;
  answer(response: R, pace: Pace): void;
  /** The person has left the field: what was typed is sent. */
  leave(): void;
}

export interface GivenProps<Q, R> {
  question: Q;
  response: R;
  t: T;
}

/** Q the question as learners see it, R its response. Methods, so that a table can hold them all. */
export interface QuestionView<Q, R> {
  /** The stem as the label of an input, and the input. */
  Input(props: InputProps<Q, R>): VNode;
  /** An answer to be read. */
  Given(props: GivenProps<Q, R>): VNode;
  /** Whether nothing has been answered: what the type itself says on the server, for its own page. */
  isBlank(response: R): boolean;
}
