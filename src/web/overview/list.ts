/** Searching, filtering and sorting a class list. The rows come sorted by name. */
import type { Row } from './contract.ts';

export const STATES = [
  'any',
  'needs-you',
  'not-sent',
  'on-its-way',
  'delivered',
  'changed',
  'failed',
  'cleared',
] as const;
export const WORKS = ['any', 'not-opened', 'opened', 'working', 'submitted'] as const;
export type SortBy = 'name' | 'score' | 'state';

export type View = {
  search: string;
  work: (typeof WORKS)[number];
  state: (typeof STATES)[number];
  sort: SortBy;
  descending: boolean;
};

export const WHOLE_CLASS: View = { search: '', work: 'any', state: 'any', sort: 'name', descending: false };

/** Something here waits for the teacher: a grade to send, a failure to look into, an answer to score. */
export const needsYou = (row: Row) =>
  row.needsSending || row.needsScoring || row.progress.kind === 'failed' || row.progress.kind === 'changed';

/** The rows of a view, in its order. Rows that are alike in what they are sorted by stay in the order of names. */
export function viewed<R extends Row>(rows: readonly R[], view: View): R[] {
  const wanted = plain(view.search).trim();
  const found = rows.filter(
    (row) =>
      plain(row.name).includes(wanted) &&
      (view.work === 'any' || row.work === view.work) &&
      (view.state === 'any' ||
        (view.state === 'needs-you' ? needsYou(row) : row.progress.kind === view.state)),
  );
  const { sort } = view;
  if (sort === 'name') return view.descending ? found.reverse() : found;
  const rank = sort === 'score' ? scoreRank : stateRank;
  return found.sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    // Who has nothing to be sorted by comes last in either direction.
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return view.descending ? y - x : x - y;
  });
}

/** Pressing the heading that is sorted by already turns the order around. */
export const sortedBy = (view: View, sort: SortBy): View => ({
  ...view,
  sort,
  descending: view.sort === sort && !view.descending,
});

/** Names are found without their accents and capitals. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const scoreRank = ({ grade }: Row) =>
  grade && (grade.maximum > 0 ? grade.points / grade.maximum : grade.points);

/** What needs the teacher most comes first. */
function stateRank(row: Row): number {
  if (row.progress.kind === 'failed') return 0;
  if (row.progress.kind === 'changed') return 1;
  if (row.needsSending) return 2;
  if (row.needsScoring) return 3;
  if (row.progress.kind === 'not-sent') return row.grade?.submitted ? 4 : 8;
  return { 'on-its-way': 5, cleared: 6, delivered: 7 }[row.progress.kind];
}
