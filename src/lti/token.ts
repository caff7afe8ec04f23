import { SignJWT } from 'jose';
import * as z from 'zod/mini';
import { type Answer, retryAfterMs } from './answer.ts';
import type { SigningKey } from './keys.ts';
import type { PlatformRegistration } from './platform.ts';
import { platformWords } from './text.ts';

export type { Answer } from './answer.ts';

/** Assertions live at most five minutes. */
const ASSERTION_SECONDS = 300;
/** What a platform means that does not say how long its token lives. */
const DEFAULT_LIFETIME_SECONDS = 3600;
const MAX_LIFETIME_SECONDS = 86_400;

/**
 * The request for an access token to a platform's services, by signed assertion. `audience` is for platforms that want
 * another than their token endpoint (Brightspace). Scopes should be those the launch listed; none at all is a TypeError.
 * 1EdTech Security Framework 1.0 §4.1; RFC 7523 §2.2, §3.
 */
export async function tokenRequest(input: {
  platform: PlatformRegistration;
  audience?: string;
  scopes: readonly string[];
  key: SigningKey;
  now: Date;
}): Promise<Request> {
  const { platform, key } = input;
  if (input.scopes.length === 0) throw new TypeError('a token needs at least one scope');
  const issuedAt = Math.floor(input.now.getTime() / 1000);
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .setIssuer(platform.clientId)
    .setSubject(platform.clientId)
    .setAudience(input.audience ?? platform.tokenEndpoint)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ASSERTION_SECONDS)
    .setJti(crypto.randomUUID())
    .sign(key.privateKey);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: input.scopes.join(' '),
  });
  return new Request(platform.tokenEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
    // An assertion must not follow a redirect to another host.
    redirect: 'manual',
  });
}

const TokenBody = z.object({
  // Printable ASCII: it goes into a header as it is.
  access_token: z.string().check(z.regex(/^[\x21-\x7e]{1,16384}$/)),
  token_type: z.catch(z.string(), 'bearer'),
  expires_in: z.catch(z.union([z.number(), z.string()]), DEFAULT_LIFETIME_SECONDS),
  scope: z.catch(z.nullable(z.string()), null),
});

export type TokenOutcome =
  | { kind: 'token'; accessToken: string; scopes: string[] | null; expiresAt: Date }
  | { kind: 'refused'; status: number; words: string }
  | { kind: 'unavailable'; retryAfterMs: number | null };

/**
 * Reads the token endpoint's answer. `scopes` is null when the platform does not repeat them (all asked for were granted,
 * RFC 6749 §5.1); `expiresAt` is exact, so keep a margin; a missing `expires_in` counts as an hour, none as more than a day.
 * `refused`: a 4xx or a redirect, with the platform's words; asking again will not help. `unavailable`: silence, 5xx, 408,
 * 425, 429, or a 2xx without a usable bearer token. RFC 6749 §5.1, §5.2.
 */
export function readToken(answer: Answer, now: Date): TokenOutcome {
  if (answer.kind === 'no-answer') return { kind: 'unavailable', retryAfterMs: null };
  const { status, headers, body } = answer;
  if (status >= 300 && status < 500 && ![408, 425, 429].includes(status)) {
    return { kind: 'refused', status, words: platformWords(body) };
  }
  const token = status >= 200 && status < 300 ? TokenBody.safeParse(parseJson(body)) : null;
  if (!token?.success || token.data.token_type.toLowerCase() !== 'bearer') {
    return { kind: 'unavailable', retryAfterMs: retryAfterMs(headers, now) };
  }
  const { access_token: accessToken, expires_in, scope } = token.data;
  return {
    kind: 'token',
    accessToken,
    scopes: scope === null ? null : scope.split(/\s+/).filter((entry) => entry !== ''),
    expiresAt: new Date(now.getTime() + lifetimeSeconds(expires_in) * 1000),
  };
}

function lifetimeSeconds(expiresIn: number | string): number {
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() === '' ? Number.NaN : Number(expiresIn);
  if (!Number.isFinite(seconds)) return DEFAULT_LIFETIME_SECONDS;
  return Math.min(Math.max(seconds, 0), MAX_LIFETIME_SECONDS);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
