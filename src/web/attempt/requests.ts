/** The page's requests, and what their answers mean. */
import type { Shell } from '../../browser/island.ts';
import type { Outcome, SaveQueue } from './save-queue.ts';

/** A request that has no answer by then is taken for lost. */
const PATIENCE_MS = 15_000;
/** Browsers refuse to carry more than 64 KiB beyond the end of a page. */
const MOST_KEEPALIVE_BYTES = 60_000;

/** What the status of an answer to a save means for it. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'kept';
  if (status === 401) return 'over';
  if (status === 409) return 'closed';
  // Too early, too many, timed out: another time. Any other refusal stays one.
  if (status >= 400 && status < 500 && ![408, 425, 429].includes(status)) return 'refused';
  return 'lost';
}

/** Sends one answer of an attempt. Never rejects: no connection is `lost`. */
export function saver(ask: Shell['ask'], attempt: number) {
  const page = crypto.randomUUID();
  let request = 0;
  return async (questionId: string, answer: unknown, { leaving }: { leaving: boolean }): Promise<Outcome> => {
    request += 1;
    const body = JSON.stringify({ attempt, body: answer, order: { page, request } });
    const init = {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: leaving && new TextEncoder().encode(body).byteLength <= MOST_KEEPALIVE_BYTES,
      signal: AbortSignal.timeout(PATIENCE_MS),
    };
    try {
      return outcomeOf((await ask(`/app/attempt/responses/${encodeURIComponent(questionId)}`, init)).status);
    } catch {
      return 'lost';
    }
  };
}

export type SubmitAnswer =
  | { kind: 'submitted' }
  /** Nothing was submitted: these questions' answers have not been kept yet. */
  | { kind: 'unsaved'; questionIds: string[] }
  /** Whether it arrived is unknown; asking again is harmless. */
  | { kind: 'unknown' }
  | { kind: 'over' };

/**
 * Submits an attempt once every answer has been kept. An attempt that was handed in before (by a press whose answer was
 * lost, by the teacher) is submitted.
 */
export async function submitWork(
  shell: Pick<Shell, 'ask'>,
  queue: Pick<SaveQueue<unknown>, 'settle' | 'ended'>,
  attempt: number,
): Promise<SubmitAnswer> {
  const questionIds = await queue.settle();
  if (queue.ended === 'over') return { kind: 'over' };
  if (queue.ended === null && questionIds.length > 0) return { kind: 'unsaved', questionIds };
  try {
    const response = await shell.ask('/app/attempt/submit', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ attempt }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return { kind: 'submitted' };
    return { kind: response.status === 401 ? 'over' : 'unknown' };
  } catch {
    return { kind: 'unknown' };
  }
}
