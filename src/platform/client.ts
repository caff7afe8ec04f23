/** The one place that fetches from an LMS: a time-out on everything, no redirect followed, every body drained and capped. */
import type { Answer } from '../lti/token.ts';

/** Milliseconds. A claim's lease is longer than this, see passback/machine.ts. */
export const TIMEOUT_MS = 15_000;
const MOST_BYTES = 1_000_000;
const USER_AGENT = 'Passback/1 (LTI 1.3 tool)';

/** Sends a request and reads its answer whole. Never throws: what went wrong on the way is an answer too. */
export async function ask(request: Request): Promise<Answer> {
  const headers = new Headers(request.headers);
  headers.set('user-agent', USER_AGENT);
  let response: Response;
  try {
    response = await fetch(
      new Request(request, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) }),
    );
  } catch (error) {
    return { kind: 'no-answer', why: isTimeout(error) ? 'timeout' : 'network' };
  }
  try {
    // A redirect would carry the bearer to an address nobody registered.
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return { kind: 'no-answer', why: 'redirected' };
    }
    const body = await readCapped(response);
    if (body === null) return { kind: 'no-answer', why: 'too-large' };
    return { kind: 'answered', status: response.status, headers: response.headers, body };
  } catch (error) {
    return { kind: 'no-answer', why: isTimeout(error) ? 'timeout' : 'network' };
  }
}

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError';

async function readCapped(response: Response): Promise<string | null> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
