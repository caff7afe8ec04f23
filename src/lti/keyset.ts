import type { JWK } from 'jose';
import * as z from 'zod/mini';
import { decodeBase64url } from './base64url.ts';

/** A set with thousands of keys is an attack or a mistake; the largest seen in use hold a few dozen. */
const MAX_KEYS = 200;
const MIN_MODULUS_BITS = 2048;
/** Verification time grows with the square of the modulus; nobody signs launches with more. */
const MAX_MODULUS_BITS = 8192;

const KeySet = z.object({ keys: z.array(z.unknown()) });
const RsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().check(z.minLength(1), z.maxLength(255)),
  use: z.optional(z.literal('sig')),
  alg: z.optional(z.literal('RS256')),
  key_ops: z.optional(z.array(z.string())),
  n: z.string(),
  e: z.string(),
});

/**
 * Reads a platform's JWK Set (RFC 7517 §5) and keeps what can verify an RS256 launch: RSA, for signatures, with a `kid`, a
 * modulus of 2048 to 8192 bits and an odd exponent of 3 or more. Everything else is left out without complaint, as platforms
 * publish keys for other purposes too. Of two keys with one `kid` the first counts. At most 200 entries are read.
 * Takes any parsed JSON; never throws. The keys come back with public members only. SEC 1.0 §6.2, §6.3; RFC 7518 §3.3.
 */
export function parseKeySet(body: unknown): JWK[] {
  const set = KeySet.safeParse(body);
  if (!set.success) return [];
  const keys = new Map<string, JWK>();
  for (const entry of set.data.keys.slice(0, MAX_KEYS)) {
    const key = usableKey(entry);
    if (key && !keys.has(key.kid)) keys.set(key.kid, key);
  }
  return [...keys.values()];
}

/** The public RS256 key in a JWK, or null when it must not verify a launch. */
export function usableKey(jwk: unknown): (JWK & { kid: string }) | null {
  const parsed = RsaKey.safeParse(jwk);
  if (!parsed.success) return null;
  const { kid, n, e, key_ops } = parsed.data;
  if (key_ops && !key_ops.includes('verify')) return null;
  const bits = bitsOf(n);
  if (bits < MIN_MODULUS_BITS || bits > MAX_MODULUS_BITS || !isSaneExponent(e)) return null;
  return { kty: 'RSA', kid, use: 'sig', alg: 'RS256', n, e };
}

function bitsOf(modulus: string): number {
  const bytes = modulus.length > 2000 ? null : decodeBase64url(modulus);
  if (!bytes) return 0;
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
}

function isSaneExponent(exponent: string): boolean {
  const bytes = exponent.length > 8 ? null : decodeBase64url(exponent);
  if (!bytes || bytes.length === 0 || bytes.length > 4) return false;
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return value >= 3 && value % 2 === 1;
}
