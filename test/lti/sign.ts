import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { CLAIM } from '../../src/lti/claims.ts';
import { LaunchError } from '../../src/lti/errors.ts';
import type { PlatformRegistration } from '../../src/lti/platform.ts';
import type { LaunchState } from '../../src/lti/state.ts';
import type { LaunchInput } from '../../src/lti/verify.ts';

/** Keys and signed payloads for tests: the platform's side of a launch, in a few lines. */

export type TestKey = { kid: string; privateKey: CryptoKey; publicKey: CryptoKey; jwk: JWK };
export type Claims = Record<string, unknown>;

/** A fresh RS256 key pair, with its public half as a platform would publish it. */
export async function makeKey(kid = 'key-1'): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', {
    modulusLength: 2048,
    extractable: true,
  });
  return {
    kid,
    privateKey,
    publicKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' },
  };
}

/** Signs claims with RS256. `header` is merged over the usual one; an entry of undefined leaves a member out. */
export function signPayload(
  claims: Claims,
  key: TestKey,
  header: Record<string, unknown> = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
    .sign(key.privateKey);
}

/** A compact JWS of any parts at all, for what no library will sign. */
export function rawToken(header: unknown, claims: unknown, signature = 'AAAA'): string {
  const part = (value: unknown) => {
    const bytes = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  };
  return `${part(header)}.${part(claims)}.${signature}`;
}

export const NOW = new Date('2026-10-09T15:00:00Z');
export const NOW_SECONDS = NOW.getTime() / 1000;
export const TOOL_ORIGIN = 'https://passback.example';
export const HOST = 'lti.lms.example';
export const NONCE = 'n-0S6_WzA2Mj-2XQ3xYb1bA';

export const PLATFORM: PlatformRegistration = {
  issuer: 'https://lms.example',
  clientId: '7485393815',
  authorizationEndpoint: `https://${HOST}/authorize-redirect`,
  tokenEndpoint: `https://${HOST}/access-token`,
  jwksUri: `https://${HOST}/.well-known/jwks`,
  serviceHosts: [HOST],
};

export const DEPLOYMENT = '7485393815-1380426679';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
export const ROLE = {
  instructor: `${MEMBERSHIP}#Instructor`,
  learner: `${MEMBERSHIP}#Learner`,
  administrator: `${MEMBERSHIP}#Administrator`,
  mentor: `${MEMBERSHIP}#Mentor`,
  teachingAssistant: `${MEMBERSHIP}/Instructor#TeachingAssistant`,
  institutionStudent: 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student',
  institutionFaculty: 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Faculty',
  institutionObserver: 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Observer',
  institutionAdministrator: 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
  testUser: 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
} as const;

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope';

/** A complete resource link launch, shaped as Schoology shapes it. `changes` are merged over it; undefined removes a claim. */
export function launchClaims(changes: Claims = {}): Claims {
  return withoutUndefined({
    iss: PLATFORM.issuer,
    aud: [PLATFORM.clientId],
    sub: '63778725::92ce4f6a0f0b4d0e8c3f2a1b0c9d8e7f',
    iat: NOW_SECONDS - 2,
    exp: NOW_SECONDS + 598,
    nonce: NONCE,
    name: 'Ada Lovelace',
    given_name: 'Ada',
    family_name: 'Lovelace',
    email: 'ada@school.example',
    [CLAIM.messageType]: 'LtiResourceLinkRequest',
    [CLAIM.version]: '1.3.0',
    [CLAIM.deploymentId]: DEPLOYMENT,
    [CLAIM.targetLinkUri]: `${TOOL_ORIGIN}/lti/launch`,
    [CLAIM.roles]: [ROLE.instructor],
    [CLAIM.resourceLink]: { id: '7012345678', title: 'Fractions check' },
    [CLAIM.context]: { id: '6987654321', title: 'Math 7: Section 2', label: null },
    [CLAIM.custom]: { formative: 'f_1' },
    [CLAIM.ags]: {
      scope: [`${AGS}/lineitem`, `${AGS}/score`, `${AGS}/result.readonly`],
      lineitems: `https://${HOST}/lti-service/tool/7485393815/services/assignment-grade/v2p0/sections/6987654321/lineitems`,
      lineitem: `https://${HOST}/lti-service/tool/7485393815/services/assignment-grade/v2p0/sections/6987654321/lineitems/55`,
    },
    [CLAIM.nrps]: {
      context_memberships_url: `https://${HOST}/lti-service/tool/7485393815/services/names-roles/v2p0/membership/6987654321`,
      service_versions: ['2.0'],
    },
    ...changes,
  });
}

/** A complete deep linking launch; `settings` are merged over the usual ones. Without a target link, as in certification. */
export function deepLinkingClaims(settings: Claims = {}, changes: Claims = {}): Claims {
  return launchClaims({
    [CLAIM.messageType]: 'LtiDeepLinkingRequest',
    [CLAIM.resourceLink]: undefined,
    [CLAIM.targetLinkUri]: undefined,
    [CLAIM.deepLinkingSettings]: withoutUndefined({
      deep_link_return_url: `https://${HOST}/lti-service/deep-linking-return`,
      accept_types: ['ltiResourceLink', 'link'],
      accept_presentation_document_targets: ['iframe', 'window'],
      accept_multiple: false,
      data: 'csrf:Zm9v+/=',
      ...settings,
    }),
    ...changes,
  });
}

function withoutUndefined(claims: Claims): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

export const STATE: LaunchState = {
  platformId: 'p1',
  issuer: PLATFORM.issuer,
  clientId: PLATFORM.clientId,
  nonce: NONCE,
  bindingId: 'b1',
  bindingHash: '',
  login: {
    issuer: PLATFORM.issuer,
    loginHint: 'hint',
    targetLinkUri: `${TOOL_ORIGIN}/lti/launch`,
    clientId: PLATFORM.clientId,
    deploymentId: null,
    messageHint: null,
    storageTarget: null,
  },
};

/** What `verifyLaunch` is given when `idToken` comes back from a platform whose one key is `key`. */
export function launchInput(idToken: string, key: TestKey, changes: Partial<LaunchInput> = {}): LaunchInput {
  return {
    form: new URLSearchParams({ id_token: idToken, state: 'sealed' }),
    state: STATE,
    platform: PLATFORM,
    keyByKid: async (kid) => (kid === key.kid ? key.jwk : null),
    deploymentIsKnown: async (id) => id === DEPLOYMENT,
    toolOrigin: TOOL_ORIGIN,
    allowLoopback: false,
    now: NOW,
    ...changes,
  };
}

/** The code of the LaunchError a promise rejects with; 'accepted' when it does not. Other errors come through. */
export async function codeOf(launch: Promise<unknown>): Promise<string> {
  try {
    await launch;
    return 'accepted';
  } catch (error) {
    if (error instanceof LaunchError) return error.code;
    throw error;
  }
}
