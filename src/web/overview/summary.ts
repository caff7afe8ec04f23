/** One sentence about the whole class, and the one thing that is most worth doing about it. */
import type { Row } from './contract.ts';

export type Summary = {
  /** Grades there are: submitted work, and whatever was ever sent. */
  grades: number;
  sent: number;
  moving: number;
  changed: number;
  failed: number;
  /** Never sent, and could be. */
  ready: number;
  waiting: number;
  next:
    | { kind: 'look-at-failures' }
    | { kind: 'score'; personId: string }
    | { kind: 'send'; grades: number }
    | { kind: 'nothing' };
};

export function summarise(rows: readonly Row[]): Summary {
  const count = (wanted: (row: Row) => boolean) => rows.filter(wanted).length;
  const is = (kind: Row['progress']['kind']) => count((row) => row.progress.kind === kind);
  const failed = is('failed');
  const toSend = count((row) => row.needsSending);
  const toScore = rows.find((row) => row.needsScoring);
  return {
    grades: count((row) => row.grade?.submitted === true || row.progress.kind !== 'not-sent'),
    sent: is('delivered'),
    moving: is('on-its-way'),
    changed: is('changed'),
    failed,
    ready: count((row) => row.needsSending && row.progress.kind === 'not-sent'),
    waiting: count((row) => row.needsScoring),
    next:
      failed > 0
        ? { kind: 'look-at-failures' }
        : toScore
          ? { kind: 'score', personId: toScore.personId }
          : toSend > 0
            ? { kind: 'send', grades: toSend }
            : { kind: 'nothing' },
  };
}
