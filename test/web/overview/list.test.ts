import { describe, expect, test } from 'vitest';
import { sortedBy, type View, viewed, WHOLE_CLASS } from '../../../src/web/overview/list.ts';
import { summarise } from '../../../src/web/overview/summary.ts';
import { CHANGED, DELIVERED, FAILED, join, member, NEVER_OPENED, SENDING, standing } from './sample.ts';

const scored = (points: number, waiting = 0) => ({
  grade: { points, maximum: 10, waiting, submitted: true },
});

const ROWS = join(
  [
    standing('a', { ...scored(5), progress: DELIVERED }),
    standing('b', { ...scored(9), progress: FAILED }),
    standing('c', { ...scored(7), progress: CHANGED }),
    standing('d', scored(5, 2)),
    standing('e', { ...NEVER_OPENED, work: 'opened', manual: 'not-started' }),
    standing('f', scored(0)),
    standing('g', { ...scored(5), progress: SENDING }),
  ],
  [
    member('a', 'José Abad'),
    member('b', 'Jo Bea'),
    member('c', 'Cy Cox'),
    member('d', 'Di Day'),
    member('e', 'Ed Ely'),
    member('f', 'Fay Fox'),
    member('g', 'Gil Gox'),
    member('h', 'Hal Hay'),
  ],
);
const ids = (change: Partial<View>) =>
  viewed(ROWS, { ...WHOLE_CLASS, ...change })
    .map((r) => r.personId)
    .join('');

describe('a view of the class', () => {
  test.each<{ name: string; view: Partial<View>; found: string }>([
    { name: 'everyone by name', view: {}, found: 'abcdefgh' },
    { name: 'names backwards', view: { descending: true }, found: 'hgfedcba' },
    { name: 'found without accents and capitals', view: { search: ' JOSE ' }, found: 'a' },
    { name: 'by work', view: { work: 'not-opened' }, found: 'h' },
    { name: 'by state', view: { state: 'delivered' }, found: 'a' },
    { name: 'what needs the teacher', view: { state: 'needs-you' }, found: 'bcdf' },
    { name: 'filters together', view: { search: 'o', state: 'failed' }, found: 'b' },
    { name: 'by score, 0 is a score and none comes last', view: { sort: 'score' }, found: 'fadgcbeh' },
    { name: 'by score, best first', view: { sort: 'score', descending: true }, found: 'bcadgfeh' },
    { name: 'by state, most urgent first', view: { sort: 'state' }, found: 'bcfdgaeh' },
  ])('$name', ({ view, found }) => expect(ids(view)).toBe(found));

  test('looking does not change the rows', () => {
    ids({ sort: 'score', descending: true });
    ids({ descending: true });
    expect(ROWS.map((r) => r.personId).join('')).toBe('abcdefgh');
  });

  test('pressing a heading again turns the order around, another heading starts anew', () => {
    const twice = sortedBy(sortedBy(WHOLE_CLASS, 'score'), 'score');
    expect(twice).toMatchObject({ sort: 'score', descending: true });
    expect(sortedBy(twice, 'state')).toMatchObject({ sort: 'state', descending: false });
  });
});

describe('the sentence on top', () => {
  test('counts each grade once where it stands', () => {
    expect(summarise(ROWS)).toMatchObject({
      grades: 6,
      sent: 1,
      moving: 1,
      changed: 1,
      failed: 1,
      ready: 1,
      waiting: 1,
    });
  });

  const without = (...gone: string[]) => summarise(ROWS.filter((r) => !gone.includes(r.personId))).next;
  test('leads to failures first, then to scoring, then to sending, then nowhere', () => {
    expect(without()).toEqual({ kind: 'look-at-failures' });
    expect(without('b')).toEqual({ kind: 'score', personId: 'd' });
    expect(without('b', 'd')).toEqual({ kind: 'send', grades: 2 });
    expect(without('b', 'c', 'd', 'f')).toEqual({ kind: 'nothing' });
  });
});
