/** What came of a request, as whoever fetched it reports it: this library never fetches. */
export type Answer =
  | { kind: 'answered'; status: number; headers: Headers; body: string }
  | { kind: 'no-answer'; why: 'timeout' | 'network' | 'redirected' | 'too-large' };

const MAX_RETRY_AFTER_MS = 3_600_000;
// IMF-fixdate and the RFC 850 form. Date.parse alone takes "5 apples" for a date.
const HTTP_DATE = /^[A-Z][a-z]{2,8}, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long a platform asks to be left alone, in milliseconds, at most one hour; null when it does not say, or not readably.
 * Seconds (fractions allowed) or an HTTP date, which counts from `now`; without `now` dates are not read. RFC 9110 §10.2.3.
 */
export function retryAfterMs(headers: Headers, now: Date | null): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,15}(\.\d{1,9})?$/.test(value))
    return Math.min(Math.ceil(Number(value) * 1000), MAX_RETRY_AFTER_MS);
  if (!now || !HTTP_DATE.test(value)) return null;
  const wait = Date.parse(value) - now.getTime();
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), MAX_RETRY_AFTER_MS);
}

/** Whether a body is a web page. Content types cannot be trusted here: Moodle labels an empty success as HTML. */
export function looksLikeHtml(body: string): boolean {
  return /^[\s\ufeff]*(<!--[\s\S]{0,500}?-->\s*)?<(!doctype\s+html|html|head|body)\b/i.test(
    body.slice(0, 2000),
  );
}
