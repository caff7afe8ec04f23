import type { Practice } from '../practice.ts';
import type { Payload } from './claims.ts';
import { makeKey } from './keys.ts';

/**
 * Whose signature a token gets: `own` the key in force, `previous` the one before the last rotation, `stranger` a key
 * nobody published (under the `kid` in force), `none` no signature at all. Or a private RSA key as a JWK.
 */
export type SignWith = 'own' | 'previous' | 'stranger' | 'none' | JsonWebKey;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Signs any payload, however wrong, for tests of bad launches. The signature is always RSA with SHA-256, even when the
 * header claims something else; that is why this is built by hand (RFC 7515 §5.1).
 * @param header merged over `{typ, alg, kid}`; a value of null takes the entry out
 */
export const mintIdToken = async (
  practice: Practice,
  payload: Payload,
  { header = {}, key = 'own' }: { header?: Record<string, unknown>; key?: SignWith } = {},
): Promise<string> => {
  const { state } = practice.store;
  const [own, previous] = state.keys;
  if (own === undefined) throw new Error('The LMS has no signing key');
  const named = key === 'previous' ? (previous ?? own) : own;
  const jwk =
    typeof key === 'object' ? key : key === 'stranger' ? (await makeKey(state)).privateJwk : named.privateJwk;
  const merged = { typ: 'JWT', alg: key === 'none' ? 'none' : 'RS256', kid: named.kid, ...header };
  const kept = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null && value !== undefined),
  );
  const input = `${encode(kept)}.${encode(payload)}`;
  if (key === 'none') return `${input}.`;
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('jwk', { ...jwk, alg: 'RS256' }, algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign(algorithm.name, secret, Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
};
