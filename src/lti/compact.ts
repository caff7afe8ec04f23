import { decodeBase64url } from './base64url.ts';

/** The unverified content of a JSON Web Token in compact form. */
export type CompactToken = { header: Record<string, unknown>; claims: Record<string, unknown> };

/** Launch claims are four or five levels deep; far above that, and far below what could hurt a recursive reader. */
const MAX_DEPTH = 32;

/**
 * Takes a compact JWS apart without verifying anything (RFC 7515 §3.1, RFC 7519 §7.2).
 * Returns null unless there are three canonical base64url parts, of which the first two are JSON objects in UTF-8,
 * nested at most 32 levels deep.
 */
export function parseCompact(token: string): CompactToken | null {
  const parts = token.split('.', 4);
  const [head, body, signature] = parts;
  if (parts.length !== 3 || !head || !body || signature === undefined) return null;
  if (decodeBase64url(signature) === null) return null;
  const header = parseObject(head);
  const claims = parseObject(body);
  return header && claims ? { header, claims } : null;
}

function parseObject(part: string): Record<string, unknown> | null {
  const bytes = decodeBase64url(part);
  if (bytes === null) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (nestingOf(text) > MAX_DEPTH) return null;
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    // Not UTF-8, or not JSON: one outcome, told by the return value.
    return null;
  }
}

/** How deep arrays and objects nest in a JSON text, counted before anything recursive sees it. */
function nestingOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === '}' || char === ']') depth--;
  }
  return deepest;
}

/** True for a JSON object: not null, not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
