import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Practice } from '../practice.ts';
import { toolJwks } from './addresses.ts';

/** A token of the tool, verified, or the reason why not in words for whoever looks at the answer. */
export type ToolToken = { kind: 'verified'; payload: JWTPayload } | { kind: 'refused'; reason: string };

const LONGEST_SECONDS = 600;

/**
 * Verifies a token that the tool signed (Security Framework 1.0 §4.1.1 and §5.2.1): its key set is fetched over HTTP each time,
 * so that a rotation of the tool shows at once.
 * @param audience one of these must be in `aud`
 * @param now epoch seconds
 */
export const verifyToolToken = async (
  practice: Practice,
  token: string,
  audience: string[],
  now: number,
): Promise<ToolToken> => {
  const { clientId } = practice.store.state;
  let keys: ReturnType<typeof createLocalJWKSet>;
  try {
    const response = await fetch(toolJwks(practice), {
      redirect: 'error',
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) return { kind: 'refused', reason: `the tool's key set answered ${response.status}` };
    keys = createLocalJWKSet(await response.json());
  } catch (error) {
    return {
      kind: 'refused',
      reason: `the tool's key set at ${toolJwks(practice)} cannot be read (${String(error)})`,
    };
  }
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: clientId,
      audience,
      requiredClaims: ['iss', 'aud', 'exp', 'iat'],
      clockTolerance: 10,
      currentDate: new Date(now * 1000),
    });
    if (protectedHeader.kid === undefined) return { kind: 'refused', reason: 'the header has no kid' };
    const { exp = 0, iat = 0 } = payload;
    if (iat > now + 10) return { kind: 'refused', reason: 'iat is in the future' };
    if (exp - iat > LONGEST_SECONDS)
      return { kind: 'refused', reason: `exp is more than ${LONGEST_SECONDS} s after iat` };
    return { kind: 'verified', payload };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { kind: 'refused', reason: error.message };
    throw error;
  }
};
