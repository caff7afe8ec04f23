/** One secret, several keys: each purpose gets its own by HKDF (RFC 5869), so that none can stand in for another. */
import type { Env } from './env.ts';
import { IsolateMap } from './isolate.ts';

export type Purpose = 'launch-state' | 'session' | 'private-keys';

const encoder = new TextEncoder();
const derived = new IsolateMap<string, Uint8Array<ArrayBuffer>>();

/** @returns 32 bytes for that purpose. @throws Error when the secret is missing or shorter than 32 characters. */
export async function keyFor(
  env: Pick<Env, 'KEY_SECRET'>,
  purpose: Purpose,
): Promise<Uint8Array<ArrayBuffer>> {
  const secret = env.KEY_SECRET ?? '';
  if (secret.length < 32)
    throw new Error('KEY_SECRET is missing or shorter than 32 characters: see the README, Deploy');
  const name = `${purpose}:${secret}`;
  const key = derived.get(name) ?? (await derive(secret, purpose));
  derived.set(name, key);
  return key;
}

async function derive(secret: string, purpose: Purpose): Promise<Uint8Array<ArrayBuffer>> {
  const base = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits']);
  const info = encoder.encode(`passback ${purpose}`);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    base,
    256,
  );
  return new Uint8Array(bits);
}
