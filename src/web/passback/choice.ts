/** What a teacher has chosen to send, and as what, worked out from the rows and from what was typed. */
import { readPoints, samePoints } from '../../formative/points.ts';
import type { Settings } from '../../formative/settings.ts';
import type { Row } from '../overview/contract.ts';
import type { SendItem } from './contract.ts';

/** What a teacher typed or flipped for one learner; nothing where it was left as it is. */
export type Draft = { text?: string; complete?: boolean };
export type Drafts = Readonly<Record<string, Draft | undefined>>;

/** What would go to the gradebook for a row. */
export type Chosen =
  | { kind: 'grade' }
  /** Another number, in the gradebook only. `extra`: above the maximum. */
  | { kind: 'override'; extra: boolean }
  | { kind: 'complete'; complete: boolean; flipped: boolean }
  | { kind: 'wrong-number' };

/** A teacher may send this learner's grade now. */
export const canSend = (row: Row) => row.manual === null && row.value !== null;

/** What the page begins with: all that ought to be in the gradebook and is not. */
export const preselected = (rows: readonly Row[]): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.needsSending).map((row) => row.personId));

/** Reads the draft of a row in the way of grading. A number like the grade is no override. */
export function choiceOf(row: Row, draft: Draft | undefined, grading: Settings['grading']): Chosen {
  if (grading === 'complete') {
    const asGraded = (row.value?.given ?? 0) > 0;
    const complete = draft?.complete ?? asGraded;
    return { kind: 'complete', complete, flipped: complete !== asGraded };
  }
  if (draft?.text === undefined) return { kind: 'grade' };
  const points = readPoints(draft.text);
  if (points === null) return { kind: 'wrong-number' };
  if (samePoints(points, row.value?.given ?? null)) return { kind: 'grade' };
  return { kind: 'override', extra: points > (row.value?.maximum ?? points) };
}

/** The rows that Send would send: chosen, and still allowed to go. */
export const chosenRows = (rows: readonly Row[], selected: ReadonlySet<string>) =>
  rows.filter((row) => selected.has(row.personId) && canSend(row));

export type Tally = {
  all: number;
  /** Not in the gradebook; there, and the grade has changed; tried and failed; there, or on its way, and the same. */
  new: number;
  changed: number;
  failed: number;
  again: number;
  overridden: number;
  incomplete: number;
  wrong: number;
};

/** What is about to be sent, in numbers. Overridden and incomplete ones are among the others, too. */
export function tally(chosen: readonly Row[], drafts: Drafts, grading: Settings['grading']): Tally {
  const choices = chosen.map((row) => choiceOf(row, drafts[row.personId], grading));
  const history = (kinds: readonly string[]) =>
    chosen.filter((row) => kinds.includes(row.progress.kind)).length;
  const chosenAs = (is: (choice: Chosen) => boolean) => choices.filter(is).length;
  return {
    all: chosen.length,
    new: history(['not-sent', 'cleared']),
    changed: history(['changed']),
    failed: history(['failed']),
    again: chosen.filter((row, i) => sentBefore(row) && choices[i]?.kind !== 'override').length,
    overridden: chosenAs((c) => c.kind === 'override'),
    incomplete: chosenAs((c) => c.kind === 'complete' && !c.complete),
    wrong: chosenAs((c) => c.kind === 'wrong-number'),
  };
}

const sentBefore = ({ progress }: Row) => progress.kind === 'delivered' || progress.kind === 'on-its-way';

/** What the page posts. A flip is always said, so that what goes is what was on the screen. */
export function toItems(chosen: readonly Row[], drafts: Drafts, grading: Settings['grading']): SendItem[] {
  return chosen.map((row) => {
    const { personId } = row;
    const choice = choiceOf(row, drafts[personId], grading);
    if (choice.kind === 'complete') return { personId, complete: choice.complete };
    const text = drafts[personId]?.text;
    return choice.kind === 'override' && text !== undefined
      ? { personId, override: text.trim() }
      : { personId };
  });
}
