import type { Answer } from '../../src/lti/answer.ts';

/** An answer as the one who fetches reports it. */
export function answered(status: number, body: unknown = '', headers: Record<string, string> = {}): Answer {
  return {
    kind: 'answered',
    status,
    headers: new Headers(headers),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** Every answer that reading services must tell apart, with what each is to be called. */
export const FAILURES: [string, Answer, object][] = [
  ['silence', { kind: 'no-answer', why: 'timeout' }, { kind: 'broken', why: 'timeout' }],
  ['a server error', answered(500), { kind: 'broken', why: 'http-500' }],
  ['a login page', answered(200, '<!doctype html><title>Log in</title>'), { kind: 'broken', why: 'html' }],
  ['no JSON', answered(200, 'OK'), { kind: 'broken', why: 'malformed' }],
  ['JSON of another shape', answered(200, 'null'), { kind: 'broken', why: 'malformed' }],
  ['an expired token', answered(401), { kind: 'token-refused' }],
  ['a missing scope', answered(403, 'no scope'), { kind: 'access-withdrawn', words: 'no scope' }],
  ['a deleted column', answered(404), { kind: 'gone' }],
  ['a conflict', answered(409, 'odd'), { kind: 'refused', status: 409, words: 'odd' }],
  ['too many requests', answered(429, '', { 'retry-after': '2' }), { kind: 'busy', retryAfterMs: 2000 }],
];
