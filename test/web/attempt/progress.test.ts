/** What a student is told about the work as a whole. */
import { describe, expect, test } from 'vitest';
import { announcement, numbersOf, type Overall, overall } from '../../../src/web/attempt/progress.ts';
import type { SaveState } from '../../../src/web/attempt/save-queue.ts';

describe('one line for all answers: the worst of them', () => {
  test.each<[(SaveState | null)[], boolean, Overall]>([
    [[null, null], false, 'quiet'],
    [[null, null], true, 'saved'],
    [['saved', null], true, 'saved'],
    [['saved', 'saving'], true, 'saving'],
    [['saving', 'retrying'], true, 'retrying'],
    [['retrying', 'refused'], true, 'refused'],
    [['closed', 'saved'], true, 'closed'],
    [['over', 'retrying'], true, 'over'],
  ])('%j, something answered: %s → %s', (states, any, expected) =>
    expect(overall(states, any)).toBe(expected),
  );
});

test('a screen reader hears of trouble and of its end, not of every saved answer', () => {
  const heard: (Overall | null)[] = [];
  let said: Overall | null = null;
  for (const now of [
    'quiet',
    'saving',
    'saved',
    'saving',
    'saved',
    'retrying',
    'saving',
    'saved',
    'saving',
    'saved',
  ] as const) {
    const next = announcement(now, said);
    if (next !== said) heard.push(next);
    said = next;
  }
  expect(heard).toEqual(['retrying', 'saved']);
});

test('questions are named by their numbers, in their order', () => {
  expect(numbersOf(['c', 'a'], ['a', 'b', 'c'])).toEqual([1, 3]);
});
