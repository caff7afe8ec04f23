/** What became of the last press of Send, as the rows come in. */
import type { Row } from '../overview/contract.ts';
import type { SendAnswer } from './contract.ts';

/** The learners of one press, and when it was decided (epoch milliseconds of the server). */
export type Batch = { at: number; personIds: readonly string[] };

export const batchOf = ({ at, queued }: SendAnswer): Batch => ({ at, personIds: queued });

/** The rows still show what was before the press: the answer to Send is newer than they are. */
export function isBefore(row: Row, batch: Batch | null): boolean {
  if (!batch?.personIds.includes(row.personId) || row.progress.kind === 'on-its-way') return false;
  return row.progress.kind === 'not-sent' || row.progress.at < batch.at;
}

/** How many of a press arrived, and how many came to nothing. */
export function outcomeOf(rows: readonly Row[], batch: Batch): { all: number; sent: number; failed: number } {
  const settled = rows.filter(
    (row) =>
      batch.personIds.includes(row.personId) && row.progress.kind !== 'on-its-way' && !isBefore(row, batch),
  );
  const failed = settled.filter((row) => row.progress.kind === 'failed').length;
  return { all: batch.personIds.length, sent: settled.length - failed, failed };
}
