import { isLoopback, isPrivateAddress } from './hosts.ts';

const MAX_LENGTH = 4096;

/**
 * Checks a URL that a bearer token, a signed response or a learner's score will be sent to, before it is kept or used.
 * Takes any string; `hosts` are the host[:port] entries a registration allows. Returns the parsed URL, or null when refused:
 * not https (plain http only on loopback, and only with `allowLoopback`), credentials in it, a host not listed, a literal
 * private, link-local or loopback address (loopback passes with `allowLoopback`), longer than 4096 characters.
 * Guards against sending a token elsewhere and against requests into a private network (SEC 1.0 §6; RFC 6750 §5.3).
 */
export function serviceUrl(
  url: string,
  rule: { hosts: readonly string[]; allowLoopback: boolean },
): URL | null {
  const parsed = endpointUrl(url, rule);
  return parsed && rule.hosts.some((host) => sameHost(host, parsed)) ? parsed : null;
}

/**
 * Checks an endpoint that an operator or a registration form gives (authorization, token, key set). As {@link serviceUrl},
 * without a list of hosts; names that only exist inside a network (`intranet`, `nas.local`, `metadata.google.internal`)
 * are refused too, as nobody vouches for them.
 */
export function endpointUrl(url: string, rule: { allowLoopback: boolean }): URL | null {
  if (url.length > MAX_LENGTH || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.username !== '' || parsed.password !== '') return null;
  if (isLoopback(parsed.hostname)) {
    return rule.allowLoopback && (parsed.protocol === 'https:' || parsed.protocol === 'http:')
      ? parsed
      : null;
  }
  return parsed.protocol === 'https:' && !isPrivateAddress(parsed.hostname) ? parsed : null;
}

function sameHost(host: string, url: URL): boolean {
  // Through the parser, so that "LMS.example:443" and "lms.example" are one host under https.
  const allowed = `${url.protocol}//${host}`;
  return URL.canParse(allowed) && new URL(allowed).host === url.host;
}

/**
 * The URL of a line item's score or result service: the suffix goes on the end of the path, and the query stays, as in
 * Moodle's `…/lineitem?type_id=3`. A trailing slash is dropped first (`…/lineitem//scores` is not found on Schoology).
 * Throws TypeError when `url` is no URL. AGS 2.0 §3.3.1, §3.4.1.
 */
export function withPathSuffix(url: string, suffix: 'scores' | 'results'): string {
  const parsed = new URL(url);
  let end = parsed.pathname.length;
  while (end > 0 && parsed.pathname[end - 1] === '/') end--;
  parsed.pathname = `${parsed.pathname.slice(0, end)}/${suffix}`;
  parsed.hash = '';
  return parsed.href;
}
