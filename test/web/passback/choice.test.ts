import { describe, expect, test } from 'vitest';
import { type Batch, isBefore, outcomeOf } from '../../../src/web/passback/batch.ts';
import {
  canSend,
  choiceOf,
  chosenRows,
  type Drafts,
  preselected,
  tally,
  toItems,
} from '../../../src/web/passback/choice.ts';
import { CHANGED, DELIVERED, FAILED, row, SENDING } from '../overview/sample.ts';

describe('what is sent for one learner', () => {
  test.each([
    { name: 'left alone', text: undefined, choice: { kind: 'grade' } },
    { name: 'the same number typed anew', text: ' 7,50 ', choice: { kind: 'grade' } },
    { name: 'another number', text: '8', choice: { kind: 'override', extra: false } },
    { name: '0 is a number', text: '0', choice: { kind: 'override', extra: false } },
    { name: 'more than the maximum', text: '11', choice: { kind: 'override', extra: true } },
    { name: 'emptied', text: '', choice: { kind: 'wrong-number' } },
    { name: 'no number', text: 'ten', choice: { kind: 'wrong-number' } },
    { name: 'less than nothing', text: '-1', choice: { kind: 'wrong-number' } },
  ])('$name', ({ text, choice }) => {
    expect(choiceOf(row('ana'), text === undefined ? undefined : { text }, 'points')).toEqual(choice);
  });

  const complete = row('ana', { value: { given: 10, maximum: 10 } }, 'complete');
  const incomplete = row('ben', { value: { given: 0, maximum: 10 } }, 'complete');
  test('complete and incomplete follow the work until they are flipped', () => {
    expect(choiceOf(complete, undefined, 'complete')).toEqual({
      kind: 'complete',
      complete: true,
      flipped: false,
    });
    expect(choiceOf(complete, { complete: false }, 'complete')).toEqual({
      kind: 'complete',
      complete: false,
      flipped: true,
    });
    expect(choiceOf(incomplete, undefined, 'complete')).toEqual({
      kind: 'complete',
      complete: false,
      flipped: false,
    });
  });

  test('what was seen is what is posted', () => {
    expect(toItems([complete, incomplete], { ben: { complete: true } }, 'complete')).toEqual([
      { personId: 'ana', complete: true },
      { personId: 'ben', complete: true },
    ]);
    const drafts = { ana: { text: ' 8,5 ' }, ben: { text: '7.5' } };
    expect(toItems([row('ana'), row('ben'), row('cy')], drafts, 'points')).toEqual([
      { personId: 'ana', override: '8,5' },
      { personId: 'ben' },
      { personId: 'cy' },
    ]);
  });
});

describe('the selection', () => {
  const rows = [
    row('new'),
    row('changed', { progress: CHANGED }),
    row('failed', { progress: FAILED }),
    row('sent', { progress: DELIVERED }),
    row('barred', { manual: 'grading-not-enabled' }),
  ];

  test('begins with what ought to be in the gradebook and is not', () => {
    expect([...preselected(rows)]).toEqual(['new', 'changed', 'failed']);
  });

  test('a learner who may not be sent any more is not sent, though still selected', () => {
    expect(rows.filter(canSend).map((r) => r.personId)).not.toContain('barred');
    expect(chosenRows(rows, new Set(['barred', 'sent'])).map((r) => r.personId)).toEqual(['sent']);
  });

  test('is summed up before it is sent', () => {
    const drafts: Drafts = { sent: { text: '9' }, new: { text: '?' } };
    expect(tally(rows.slice(0, 4), drafts, 'points')).toEqual({
      all: 4,
      new: 1,
      changed: 1,
      failed: 1,
      // Sent before, but as another number now: it is not "the same again".
      again: 0,
      overridden: 1,
      incomplete: 0,
      wrong: 1,
    });
  });
});

describe('what became of a press', () => {
  const batch: Batch = { at: 5_000, personIds: ['a', 'b', 'c', 'd'] };
  const at = 6_000;

  test('counts only outcomes that are newer than the press', () => {
    const rows = [
      row('a', { progress: { ...DELIVERED, at } }),
      row('b', { progress: { ...DELIVERED, at: 4_000 } }),
      row('c', { progress: { ...FAILED, at } }),
      row('d', { progress: SENDING }),
      row('other', { progress: { ...DELIVERED, at } }),
    ];
    expect(outcomeOf(rows, batch)).toEqual({ all: 4, sent: 1, failed: 1 });
    expect(rows.map((r) => isBefore(r, batch))).toEqual([false, true, false, false, false]);
  });

  test('a row that has not heard of the press yet is taken for waiting', () => {
    expect(isBefore(row('a'), batch)).toBe(true);
    expect(isBefore(row('a'), null)).toBe(false);
  });
});
