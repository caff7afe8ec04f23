/** Where the work stands, from plain facts: what is answered, and one line about what is saved. */
import type { SaveState } from './save-queue.ts';

/** All of the work in one word. `quiet`: nothing has been answered or changed yet. */
export type Overall = 'quiet' | 'saved' | 'saving' | 'retrying' | 'refused' | 'closed' | 'over';

/** The worst of them is what a student needs to know. */
const WORST_FIRST = ['over', 'closed', 'refused', 'retrying', 'saving', 'saved'] as const;

/** @param states one a question; null where it was not changed here */
export function overall(states: readonly (SaveState | null)[], anyAnswered: boolean): Overall {
  return WORST_FIRST.find((state) => states.includes(state)) ?? (anyAnswered ? 'saved' : 'quiet');
}

/**
 * What a screen reader is told without asking: trouble, and that it is over. Saving after every answer is what students
 * expect, and hearing it each time would be in their way. Given what was said last, returns what is to be said now.
 */
export function announcement(now: Overall, saidLast: Overall | null): Overall | null {
  if (now === 'retrying' || now === 'refused' || now === 'closed' || now === 'over') return now;
  return now === 'saved' && saidLast !== null ? 'saved' : saidLast;
}

/** "3, 5, 8": the numbers, counted from 1, of those questions. */
export function numbersOf(questionIds: readonly string[], inOrder: readonly string[]): number[] {
  return inOrder.flatMap((id, at) => (questionIds.includes(id) ? [at + 1] : []));
}
