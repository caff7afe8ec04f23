import { type Answer, looksLikeHtml, retryAfterMs } from './answer.ts';
import { platformWords } from './text.ts';

/** How an answer of this status (and, where given, with such a body) is to be understood. */
export type Pattern = { status: number; body?: RegExp };

/** Where a platform's answers mean something else than their status says. Data, one set a platform. */
export type ScoreQuirks = {
  rateLimited: readonly Pattern[];
  learnerNotInCourse: readonly Pattern[];
  stale: readonly Pattern[];
  gone: readonly Pattern[];
};

/** A platform that means what its status codes say. */
export const NO_QUIRKS: ScoreQuirks = { rateLimited: [], learnerNotInCourse: [], stale: [], gone: [] };

/**
 * What a gradebook service said. Passing: `busy` (asks to wait), `broken` (the platform or the way there fails; `why` is a
 * machine's word: timeout, network, redirected, too-large, html, malformed, http-503), `token-refused` (get a new token once).
 * Lasting: `gone` (the line item), `learner-not-in-course`, `access-withdrawn`, `refused`. `stale`: a later score is there.
 * `words` are the platform's own, for people.
 */
export type ScoreOutcome =
  | { kind: 'delivered' }
  | { kind: 'busy'; retryAfterMs: number | null }
  | { kind: 'broken'; why: string }
  | { kind: 'token-refused' }
  | { kind: 'gone' }
  | { kind: 'learner-not-in-course'; words: string }
  | { kind: 'access-withdrawn'; words: string }
  | { kind: 'stale' }
  | { kind: 'refused'; status: number; words: string };

/** What a service that reads can answer when it does not give what was asked for. */
export type ServiceFailure = Exclude<ScoreOutcome, { kind: 'delivered' | 'stale' }>;

/** What helps to read an answer: the URL it came from, the platform's quirks, the time. All optional. */
export type AnswerContext = { url?: string; quirks?: ScoreQuirks; now?: Date };

/**
 * Reads what any AGS request came to. Quirks are asked first, for every status; then: 2xx `delivered`, unless the body is a
 * web page (a login or error page with status 200 is no gradebook: `broken`); 401 `token-refused`; 403 `access-withdrawn`, a web page with it `broken`;
 * 404 and 410 `gone`; 409 `stale`; 429, and 503 that says when to come back, `busy`; 408, 425, 5xx, redirects and silence
 * `broken`; any other 4xx `refused`. AGS 2.0 §3; RFC 9110 §15.
 */
export function outcomeOf(answer: Answer, quirks: ScoreQuirks, now: Date | null): ScoreOutcome {
  if (answer.kind === 'no-answer') return { kind: 'broken', why: answer.why };
  const { status, headers, body } = answer;
  const is = (patterns: readonly Pattern[]) =>
    // search(), unlike test(), does not depend on where a global pattern last stopped.
    patterns.some(
      (pattern) => pattern.status === status && (!pattern.body || body.search(pattern.body) >= 0),
    );

  if (is(quirks.rateLimited)) return { kind: 'busy', retryAfterMs: retryAfterMs(headers, now) };
  if (is(quirks.learnerNotInCourse)) return { kind: 'learner-not-in-course', words: platformWords(body) };
  if (is(quirks.stale)) return { kind: 'stale' };
  if (is(quirks.gone)) return { kind: 'gone' };

  if (status >= 200 && status < 300)
    return looksLikeHtml(body) ? { kind: 'broken', why: 'html' } : { kind: 'delivered' };
  if (status >= 300 && status < 400) return { kind: 'broken', why: 'redirected' };
  if (status === 401) return { kind: 'token-refused' };
  // A gateway's own page in front of the platform says nothing about us.
  if (status === 403 && looksLikeHtml(body)) return { kind: 'broken', why: 'html' };
  if (status === 403) return { kind: 'access-withdrawn', words: platformWords(body) };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 409) return { kind: 'stale' };
  if (status === 429 || (status === 503 && headers.has('retry-after'))) {
    return { kind: 'busy', retryAfterMs: retryAfterMs(headers, now) };
  }
  if (status < 400 || status >= 500 || status === 408 || status === 425)
    return { kind: 'broken', why: `http-${status}` };
  return { kind: 'refused', status, words: platformWords(body) };
}

/**
 * The JSON body of a reading service's answer, or what went wrong instead. A conflict makes no sense when reading, so 409 is
 * `refused` here; a 2xx whose body is no JSON is `broken`.
 */
export function readBody(
  answer: Answer,
  context: AnswerContext,
): { kind: 'body'; body: unknown } | ServiceFailure {
  const outcome = outcomeOf(answer, context.quirks ?? NO_QUIRKS, context.now ?? null);
  if (outcome.kind !== 'delivered' && outcome.kind !== 'stale') return outcome;
  if (answer.kind === 'no-answer') return { kind: 'broken', why: answer.why };
  if (outcome.kind === 'stale')
    return { kind: 'refused', status: answer.status, words: platformWords(answer.body) };
  try {
    return { kind: 'body', body: JSON.parse(answer.body) };
  } catch {
    return { kind: 'broken', why: 'malformed' };
  }
}
