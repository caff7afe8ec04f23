/**
 * The next page of a paged answer, from its Link header (RFC 8288 §3), made absolute against `base`, the URL of this page.
 * Null when there is none, when it is no http(s) URL, or when it is this page again (which would go on for ever).
 * Check it with `serviceUrl` before following: it may name any host. AGS 2.0 §3.2.4, NRPS 2.0 §2.4.2.
 */
export function nextPage(headers: Headers, base: string): string | null {
  for (const [, target = '', parameters = ''] of (headers.get('link') ?? '').matchAll(LINK)) {
    if (relationsOf(parameters).includes('next')) return absolute(target.trim(), base);
  }
  return null;
}

// Commas and semicolons may stand in targets and in quoted values, so neither the header nor a link can simply be split.
const PARAMETER = String.raw`\s*;\s*([^\s=;,"<]+)(?:\s*=\s*(?:"([^"]*)"|([^\s;,"<]*)))?`;
const LINK = new RegExp(`<([^<>]*)>((?:${PARAMETER})*)`, 'g');
const EACH_PARAMETER = new RegExp(PARAMETER, 'g');

/** The relation types of a link; of several `rel` parameters only the first counts (RFC 8288 §3.3). */
function relationsOf(parameters: string): string[] {
  for (const [, name, quoted, bare] of parameters.matchAll(EACH_PARAMETER)) {
    if (name?.toLowerCase() === 'rel') return (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
  }
  return [];
}

function absolute(target: string, base: string): string | null {
  const within = URL.canParse(base) ? base : undefined;
  if (target === '' || !URL.canParse(target, within)) return null;
  const url = new URL(target, within);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return within !== undefined && url.href === new URL(within).href ? null : url.href;
}
