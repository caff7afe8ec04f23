import { compactVerify, errors } from 'jose';
import { parseCompact } from './compact.ts';
import { LaunchError, type LaunchErrorCode } from './errors.ts';
import { usableKey } from './keyset.ts';
import { identifierOf, kindOf, MAX_IDENTIFIER } from './read-claims.ts';
import type { Examination } from './verify.ts';

/** The checks of the token itself: is it the platform's, for us, fresh, and the answer to this login? */

/** The largest real launches are some 8 KB. */
const MAX_TOKEN_LENGTH = 64 * 1024;
/** How far two honest clocks may be apart. */
const LEEWAY_SECONDS = 60;
/** A launch is read right after it was signed; Schoology's own tokens live this long, and so does a login's state. */
const MAX_AGE_SECONDS = 600;

/** The fields this library reads come once each: 'form-malformed'. RFC 6749 §3.1. */
export function formFields({ input: { form } }: Examination): void {
  for (const field of ['id_token', 'state', 'error']) {
    if (form.getAll(field).length > 1)
      throw new LaunchError('form-malformed', { field, problem: 'repeated' });
  }
}

/** The platform did not answer with an error: 'platform-error'. SEC 1.0 §5.1.1.5. */
export function platformError({ input: { form } }: Examination): void {
  const error = form.get('error');
  // The error code only: `error_description` is free text and may name the person.
  if (error)
    throw new LaunchError('platform-error', { error: /^[\w.-]{1,64}$/.test(error) ? error : 'unreadable' });
}

/** There is a token of at most 64 KB: 'id-token-missing', 'token-too-large'. SEC 1.0 §5.1.1.3. */
export function tokenPresent(exam: Examination): void {
  const idToken = exam.input.form.get('id_token');
  if (!idToken) throw new LaunchError('id-token-missing');
  if (idToken.length > MAX_TOKEN_LENGTH)
    throw new LaunchError('token-too-large', { length: String(idToken.length) });
  exam.idToken = idToken;
}

/** The token is a compact JWS of JSON objects: 'token-malformed'. RFC 7519 §7.2. */
export function shape(exam: Examination): void {
  const parsed = parseCompact(exam.idToken);
  if (!parsed) throw new LaunchError('token-malformed', { length: String(exam.idToken.length) });
  exam.header = parsed.header;
  exam.claims = parsed.claims;
}

/** RS256 and nothing else: 'algorithm-refused'. SEC 1.0 §5.1.3 step 6. */
export function algorithm({ header }: Examination): void {
  // Pinned before a key is looked up: neither "none" nor our own public key as an HMAC secret gets any further.
  if (header.alg !== 'RS256')
    throw new LaunchError('algorithm-refused', { expected: 'RS256', got: evidence(header.alg) });
}

/** No header extension that must be understood: 'header-unsupported'. RFC 7515 §4.1.11. */
export function criticalHeader({ header }: Examination): void {
  if ('crit' in header) throw new LaunchError('header-unsupported', { header: 'crit' });
}

/** The header names a key: 'key-id-missing'. SEC 1.0 §6.3. */
export function keyId({ header }: Examination): void {
  if (typeof header.kid !== 'string' || header.kid === '' || header.kid.length > MAX_IDENTIFIER) {
    throw new LaunchError('key-id-missing', { got: kindOf(header.kid) });
  }
}

/** Issuer and audience are those the login went out to: 'registration-mismatch'. SEC 1.0 §5.1.1. */
export function registration({ input: { state }, claims }: Examination): void {
  // Unverified as yet, but a token of another registration need not cost a look for its key.
  if (claims.iss !== state.issuer) mismatch('registration-mismatch', state.issuer, claims.iss);
  if (!audiences(claims).includes(state.clientId))
    mismatch('registration-mismatch', state.clientId, claims.aud);
}

/** The registered key set has that key, and it is fit for use: 'key-unknown', 'key-unusable'. SEC 1.0 §6.3. */
export async function key(exam: Examination): Promise<void> {
  const kid = String(exam.header.kid);
  // Only the registered key set is asked. `jku`, `x5u`, `jwk` and `x5c` in the header are the sender's own word for it.
  exam.key = await exam.input.keyByKid(kid);
  if (!exam.key) throw new LaunchError('key-unknown', { kid });
  if (!usableKey(exam.key)) throw new LaunchError('key-unusable', { kid });
}

/** The signature is that key's: 'signature-invalid'. SEC 1.0 §5.1.3 step 1. */
export async function signature({ idToken, header, key }: Examination): Promise<void> {
  try {
    await compactVerify(idToken, key ?? {}, { algorithms: ['RS256'] });
  } catch (error) {
    const invalid = error instanceof errors.JWSSignatureVerificationFailed;
    throw new LaunchError(invalid ? 'signature-invalid' : 'key-unusable', { kid: String(header.kid) });
  }
}

/** `iss` is the platform's, exactly: 'issuer-mismatch'. SEC 1.0 §5.1.3 step 2. */
export function issuer({ input: { platform }, claims }: Examination): void {
  if (claims.iss !== platform.issuer) mismatch('issuer-mismatch', platform.issuer, claims.iss);
}

/** `aud` names this tool and no stranger: 'audience-mismatch', 'audience-untrusted'. SEC 1.0 §5.1.3 step 3. */
export function audience({ input, claims }: Examination): void {
  const { clientId } = input.platform;
  const named = audiences(claims);
  if (!named.includes(clientId)) mismatch('audience-mismatch', clientId, claims.aud);
  const foreign = named.find((entry) => entry !== clientId && !input.trustedAudiences?.includes(entry));
  if (foreign !== undefined) mismatch('audience-untrusted', clientId, foreign);
}

/** `azp` is this tool; required with several audiences: 'authorized-party-…'. SEC 1.0 §5.1.3 steps 4, 5. */
export function authorizedParty({ input: { platform }, claims }: Examination): void {
  if (claims.azp === undefined || claims.azp === null) {
    if (audiences(claims).length > 1)
      throw new LaunchError('authorized-party-missing', { expected: platform.clientId });
  } else if (claims.azp !== platform.clientId) {
    mismatch('authorized-party-mismatch', platform.clientId, claims.azp);
  }
}

/** `exp` has not passed, give or take 60 s: 'expiry-missing', 'token-expired'. SEC 1.0 §5.1.3 step 7. */
export function expiry({ input: { now }, claims }: Examination): void {
  const exp = secondsOf(claims.exp, 'expiry-missing');
  const seconds = now.getTime() / 1000;
  if (exp <= seconds - LEEWAY_SECONDS) throw new LaunchError('token-expired', difference(seconds, exp));
}

/** `iat` lies between 10 minutes ago and now, give or take 60 s, and before `exp`. SEC 1.0 §5.1.3 step 8. */
export function issuedAt({ input: { now }, claims }: Examination): void {
  const iat = secondsOf(claims.iat, 'issued-at-missing');
  const seconds = now.getTime() / 1000;
  if (iat > seconds + LEEWAY_SECONDS) throw new LaunchError('issued-in-future', difference(seconds, iat));
  if (iat < seconds - MAX_AGE_SECONDS - LEEWAY_SECONDS)
    throw new LaunchError('token-too-old', difference(seconds, iat));
  if (Number(claims.exp) <= iat)
    throw new LaunchError('lifetime-invalid', difference(iat, Number(claims.exp)));
}

/** `nbf`, where given, has come, give or take 60 s: 'not-yet-valid'. RFC 7519 §4.1.5. */
export function notBefore({ input: { now }, claims }: Examination): void {
  if (claims.nbf === undefined || claims.nbf === null) return;
  const nbf = secondsOf(claims.nbf, 'not-yet-valid');
  const seconds = now.getTime() / 1000;
  if (nbf > seconds + LEEWAY_SECONDS) throw new LaunchError('not-yet-valid', difference(seconds, nbf));
}

/** `nonce` is the login's: 'nonce-missing', 'nonce-mismatch'. SEC 1.0 §5.1.3 step 9. */
export function nonce({ input: { state }, claims }: Examination): void {
  const sent = identifierOf(claims.nonce, 'nonce', 'nonce-missing');
  if (sent !== state.nonce) throw new LaunchError('nonce-mismatch');
}

/** The last moment at which these (verified) claims would pass the checks of time. */
export function acceptableUntil(claims: Record<string, unknown>): Date {
  const seconds = Math.min(Number(claims.exp), Number(claims.iat) + MAX_AGE_SECONDS) + LEEWAY_SECONDS;
  return new Date(Math.ceil(seconds * 1000));
}

/** `aud` is one string or a list (Schoology sends a list of one); anything else names nobody. */
function audiences(claims: Record<string, unknown>): string[] {
  const named: unknown[] = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  return named.every((entry) => typeof entry === 'string') ? named : [];
}

function secondsOf(value: unknown, missing: LaunchErrorCode): number {
  // A NumericDate (RFC 7519 §2); a number written as a string is not one.
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new LaunchError(missing, { got: kindOf(value) });
  return value;
}

function difference(now: number, then: number): Record<string, string> {
  return { secondsFromNow: String(Math.round(then - now)) };
}

function mismatch(code: LaunchErrorCode, expected: string, got: unknown): never {
  throw new LaunchError(code, { expected, got: evidence(got) });
}

function evidence(value: unknown): string {
  if (Array.isArray(value))
    return value.map((entry) => (typeof entry === 'string' ? entry : kindOf(entry))).join(' ');
  return typeof value === 'string' ? value : kindOf(value);
}
