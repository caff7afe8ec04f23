import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { SigningKey, State } from '../model.ts';
import { personalityOf } from '../practice.ts';

/** A new RSA key of 2048 bits, named the way the personality names its keys. */
export const makeKey = async (state: State): Promise<SigningKey> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    kid: personalityOf(state).keyId(randomBytes(8).toString('hex')),
    privateJwk: (await exportJWK(privateKey)) as JsonWebKey,
    publicJwk: (await exportJWK(publicKey)) as JsonWebKey,
  };
};

/** Signs with a new key from now on; the one before stays published, older ones disappear. */
export const rotateKeys = async (state: State): Promise<SigningKey> => {
  const key = await makeKey(state);
  state.keys = [key, ...state.keys].slice(0, 2);
  return key;
};

/** The key set as published (RFC 7517 §5). */
export const keySet = (state: State): { keys: Record<string, unknown>[] } => ({
  keys: state.keys.map(({ kid, publicJwk }) => ({
    kty: 'RSA',
    n: publicJwk.n,
    e: publicJwk.e,
    alg: 'RS256',
    use: 'sig',
    kid,
  })),
});
