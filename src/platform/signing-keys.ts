/** The tool's own keys: made on first use, kept encrypted under the secret, published with the previous ones. */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { directory } from '../db/database.ts';
import { keepSigningKey, listSigningKeys, type StoredKey } from '../db/signing-keys.ts';
import type { Env } from '../env.ts';
import { IsolateMap } from '../isolate.ts';
import type { SigningKey } from '../lti/keys.ts';
import { keyFor } from '../secrets.ts';

/** Values, not promises of them: a promise begun by another request may never be kept once that request is gone. */
const loaded = new IsolateMap<'current', SigningKey>();

/** The key to sign with now. */
export async function signingKey(env: Env, now: number): Promise<SigningKey> {
  const key = loaded.get('current') ?? (await load(env, now));
  loaded.set('current', key);
  return key;
}

/** Every public key that a platform may still need, as a JWK set (RFC 7517). */
export async function publicKeySet(env: Env, now: number): Promise<{ keys: JWK[] }> {
  await signingKey(env, now);
  const stored = await listSigningKeys(directory(env));
  return { keys: stored.map((key) => ({ ...key.publicJwk, alg: 'RS256', use: 'sig' })) };
}

async function load(env: Env, now: number): Promise<SigningKey> {
  const db = directory(env);
  if ((await listSigningKeys(db)).length === 0) await keepSigningKey(db, await make(env, now));
  // Read back: of two isolates that began at once, both sign with the same, newest key.
  const [newest] = await listSigningKeys(db);
  if (!newest) throw new Error('a signing key was not kept');
  return { kid: newest.kid, privateKey: await unseal(env, newest.sealedPrivate) };
}

async function make(env: Env, now: number): Promise<StoredKey> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const pkcs8 = (await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer;
  return { kid, publicJwk: { ...publicJwk, kid }, sealedPrivate: await seal(env, pkcs8), createdAt: now };
}

const sealingKey = async (env: Env, use: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', await keyFor(env, 'private-keys'), 'AES-GCM', false, [use]);

async function seal(env: Env, bytes: ArrayBuffer): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await sealingKey(env, 'encrypt'),
    bytes,
  );
  return `${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`;
}

async function unseal(env: Env, sealed: string): Promise<CryptoKey> {
  const [iv, body] = sealed.split('.').map(fromBase64);
  if (!iv || !body) throw new Error('a stored key is malformed');
  const pkcs8 = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await sealingKey(env, 'decrypt'), body);
  return crypto.subtle.importKey('pkcs8', pkcs8, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, [
    'sign',
  ]);
}

const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
