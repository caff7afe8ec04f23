import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { LaunchError } from './errors.ts';
import type { LoginRequest } from './login.ts';

/** What must still be known when the launch comes back, carried by the `state` parameter itself. */
export type LaunchState = {
  /** The tool's own id of the registration. */
  platformId: string;
  issuer: string;
  clientId: string;
  nonce: string;
  /** Which binding cookie belongs to this state: parallel tabs each have their own. */
  bindingId: string;
  /** SHA-256 of the binding value, base64url. */
  bindingHash: string;
  login: LoginRequest;
};

/** How long a person may take between the login and the launch. */
export const STATE_LIFETIME_SECONDS = 600;

/** A type of its own: no other token signed with the same secret passes for a state, nor a state for it (RFC 8725 §3.11). */
const TYPE = 'lti-launch-state+jwt';
const MAX_LENGTH = 32_768;
const MIN_SECRET_BYTES = 32;

const nullable = z.nullable(z.string());
const StateClaims = z.object({
  platformId: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  nonce: z.string(),
  bindingId: z.string(),
  bindingHash: z.string(),
  login: z.object({
    issuer: z.string(),
    loginHint: z.string(),
    targetLinkUri: z.string(),
    clientId: nullable,
    deploymentId: nullable,
    messageHint: nullable,
    storageTarget: nullable,
  }),
});

/**
 * Seals a state as a token signed with HS256, good for 10 minutes from `now`. It is signed, not encrypted: the browser and
 * the platform may read it. Throws TypeError for a secret under 32 bytes (RFC 7518 §3.2). SEC 1.0 §5.1.1.2; RFC 6749 §10.12.
 */
export function sealState(state: LaunchState, secret: Uint8Array, now: Date): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT(StateClaims.parse(state))
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + STATE_LIFETIME_SECONDS)
    .sign(strong(secret));
}

/**
 * Opens a sealed state. Throws LaunchError('state-expired') after its 10 minutes, LaunchError('state-invalid') for anything
 * that {@link sealState} did not make with this secret.
 */
export async function openState(token: string, secret: Uint8Array, now: Date): Promise<LaunchState> {
  const key = strong(secret);
  // jose reads spare bits in the last character leniently; a state has exactly one spelling.
  if (token.length > MAX_LENGTH || decodeBase64url(token.slice(token.lastIndexOf('.') + 1)) === null) {
    throw new LaunchError('state-invalid', { problem: 'shape' });
  }
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      typ: TYPE,
      currentDate: now,
      requiredClaims: ['iat', 'exp'],
    });
    return StateClaims.parse(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new LaunchError('state-expired');
    if (error instanceof errors.JOSEError || error instanceof z.core.$ZodError) {
      throw new LaunchError('state-invalid', {
        problem: error instanceof errors.JOSEError ? error.code : 'content',
      });
    }
    throw error;
  }
}

/** The secret, or TypeError when it is too short to sign with. */
function strong(secret: Uint8Array): Uint8Array {
  if (secret.length < MIN_SECRET_BYTES) throw new TypeError('the state secret needs at least 32 bytes');
  return secret;
}

/**
 * A fresh binding of one login to one browser: `id` goes into the cookie's name and the state, `value` (256 random bits) into
 * the cookie or the platform's storage, `hash` into the state. All three are base64url.
 */
export async function newBinding(): Promise<{ id: string; value: string; hash: string }> {
  const value = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
  return {
    id: encodeBase64url(crypto.getRandomValues(new Uint8Array(9))),
    value,
    hash: encodeBase64url(await sha256(value)),
  };
}

/** Whether `value` is the one whose hash is in the state. Takes the same time wherever the two differ. */
export async function bindingMatches(state: LaunchState, value: string | null | undefined): Promise<boolean> {
  const expected = decodeBase64url(state.bindingHash);
  const actual = await sha256(value ?? '');
  if (!value || expected?.length !== actual.length) return false;
  let difference = 0;
  for (let i = 0; i < actual.length; i++) difference |= (actual[i] ?? 0) ^ (expected[i] ?? 0);
  return difference === 0;
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
