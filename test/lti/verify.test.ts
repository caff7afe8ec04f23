import { beforeAll, describe, expect, it } from 'vitest';
import { CLAIM } from '../../src/lti/claims.ts';
import { LAUNCH_ERRORS, LaunchError } from '../../src/lti/errors.ts';
import { LAUNCH_STEPS, type LaunchInput, verifyLaunch } from '../../src/lti/verify.ts';
import {
  type Claims,
  codeOf,
  HOST,
  launchClaims,
  launchInput,
  makeKey,
  NOW,
  NOW_SECONDS,
  PLATFORM,
  STATE,
  signPayload,
  type TestKey,
  TOOL_ORIGIN,
} from './sign.ts';

let key: TestKey;
let valid: string;
beforeAll(async () => {
  key = await makeKey();
  valid = await signPayload(launchClaims(), key);
});

const run = async (claims: Claims, changes: Partial<LaunchInput> = {}) =>
  verifyLaunch(launchInput(await signPayload(launchClaims(claims), key), key, changes));

describe('a valid launch', () => {
  it('comes back as data', async () => {
    const launch = await run({
      [CLAIM.custom]: { Formative: 'F_1', due: '$Due', count: 3 },
      [CLAIM.launchPresentation]: { locale: 'es-MX', return_url: `https://${HOST}/course/1` },
      locale: 'en',
    });
    expect(launch).toMatchObject({
      kind: 'resource-link',
      nonce: STATE.nonce,
      deploymentId: '7485393815-1380426679',
      locale: 'es-MX',
      standing: { course: 'instructor', institutionAdministrator: false },
      custom: { formative: 'F_1', due: '$Due' },
      targetLinkUri: `${TOOL_ORIGIN}/lti/launch`,
      returnUrl: `https://${HOST}/course/1`,
      ags: { scopes: expect.arrayContaining(['https://purl.imsglobal.org/spec/lti-ags/scope/score']) },
      nrps: { membershipsUrl: expect.stringContaining('/membership/') },
    });
    expect(launch.custom).not.toHaveProperty('count');
    expect(launch.ags?.lineItem).toMatch(/lineitems\/55$/);
  });

  it.each([
    { exp: 598, iat: -2, until: 658 },
    { exp: 86_400, iat: -100, until: 560 },
  ])('says how long its nonce must be kept (exp $exp, iat $iat)', async ({ exp, iat, until }) => {
    const claims = { exp: NOW_SECONDS + exp, iat: NOW_SECONDS + iat };
    const { expiresAt } = await run(claims);
    expect(expiresAt).toEqual(new Date((NOW_SECONDS + until) * 1000));
    const later = { now: new Date(expiresAt.getTime() + 1000) };
    expect(await codeOf(run(claims, later))).toMatch(/token-(expired|too-old)/);
    expect(await codeOf(run(claims, { now: new Date(expiresAt.getTime() - 1000) }))).toBe('accepted');
  });

  it('takes no column from a link whose grading is off', async () => {
    const ags = { scope: [], lineitems: `https://${HOST}/lineitems`, lineitem: '' };
    expect((await run({ [CLAIM.ags]: ags })).ags).toEqual({
      lineItem: null,
      lineItems: ags.lineitems,
      scopes: [],
    });
  });
});

describe('claims that are refused', () => {
  const at = (seconds: number) => NOW_SECONDS + seconds;
  const long = 'x'.repeat(256);
  it.each<[string, Claims, string]>([
    ['another issuer', { iss: 'https://evil.example' }, 'registration-mismatch'],
    ['an issuer with a slash more', { iss: `${PLATFORM.issuer}/` }, 'registration-mismatch'],
    ['no issuer', { iss: undefined }, 'registration-mismatch'],
    ['another registration of the same issuer', { aud: ['999'] }, 'registration-mismatch'],
    ['an audience that is no string', { aud: [PLATFORM.clientId, 7] }, 'registration-mismatch'],
    [
      'an audience with a foreign entry',
      { aud: [PLATFORM.clientId, 'other'], azp: PLATFORM.clientId },
      'audience-untrusted',
    ],
    ['a foreign authorized party', { azp: 'other' }, 'authorized-party-mismatch'],
    ['no expiry', { exp: undefined }, 'expiry-missing'],
    ['an expiry written as a string', { exp: String(NOW_SECONDS + 500) }, 'expiry-missing'],
    ['an expired token', { exp: at(-61), iat: at(-300) }, 'token-expired'],
    ['no time of issue', { iat: undefined }, 'issued-at-missing'],
    ['a time of issue written as a string', { iat: String(NOW_SECONDS) }, 'issued-at-missing'],
    ['a token from the future', { iat: at(62), exp: at(600) }, 'issued-in-future'],
    ['a token kept for later', { iat: at(-661), exp: at(600) }, 'token-too-old'],
    ['an expiry before the issue', { iat: at(30), exp: at(20) }, 'lifetime-invalid'],
    ['a token not yet valid', { nbf: at(62) }, 'not-yet-valid'],
    ['a not-before that is no number', { nbf: 'soon' }, 'not-yet-valid'],
    ['no nonce', { nonce: undefined }, 'nonce-missing'],
    ['the nonce of another login', { nonce: 'another' }, 'nonce-mismatch'],
    ['a version that is no string', { [CLAIM.version]: 1.3 }, 'version-missing'],
    [
      'a message we do not serve',
      { [CLAIM.messageType]: 'LtiSubmissionReviewRequest' },
      'message-type-unsupported',
    ],
    ['another deployment of the same client', { [CLAIM.deploymentId]: '7485393815-1' }, 'deployment-unknown'],
    ['a numeric deployment', { [CLAIM.deploymentId]: 7485393815 }, 'deployment-missing'],
    ['a very long deployment', { [CLAIM.deploymentId]: long }, 'identifier-malformed'],
    ['no target link', { [CLAIM.targetLinkUri]: undefined }, 'target-link-missing'],
    [
      'a target link elsewhere',
      { [CLAIM.targetLinkUri]: 'https://evil.example/lti/launch' },
      'target-link-foreign',
    ],
    [
      'a target link that starts like ours',
      { [CLAIM.targetLinkUri]: `${TOOL_ORIGIN}.evil.example/` },
      'target-link-foreign',
    ],
    [
      'a target link with credentials',
      { [CLAIM.targetLinkUri]: 'https://a:b@passback.example/' },
      'target-link-foreign',
    ],
    ['a blob target link', { [CLAIM.targetLinkUri]: `blob:${TOOL_ORIGIN}/1` }, 'target-link-foreign'],
    ['a script target link', { [CLAIM.targetLinkUri]: 'javascript:alert(1)' }, 'target-link-foreign'],
    ['an insecure target link', { [CLAIM.targetLinkUri]: 'http://passback.example/' }, 'target-link-foreign'],
    ['roles as one string', { [CLAIM.roles]: 'Instructor' }, 'roles-missing'],
    ['roles that are no strings', { [CLAIM.roles]: [null] }, 'roles-missing'],
    ['a resource link as a string', { [CLAIM.resourceLink]: '7012345678' }, 'resource-link-missing'],
    ['a blank resource link id', { [CLAIM.resourceLink]: { id: '  ' } }, 'resource-link-missing'],
    ['a numeric resource link id', { [CLAIM.resourceLink]: { id: 7012345678 } }, 'resource-link-missing'],
    ['a very long resource link id', { [CLAIM.resourceLink]: { id: long } }, 'identifier-malformed'],
    ['a user id of control characters', { sub: 'a\u0000b' }, 'identifier-malformed'],
    ['a very long user id', { sub: long }, 'identifier-malformed'],
    ['a very long context id', { [CLAIM.context]: { id: long } }, 'identifier-malformed'],
    [
      'a line item on the metadata address',
      { [CLAIM.ags]: { lineitem: 'http://169.254.169.254/latest' } },
      'service-url-refused',
    ],
    [
      'a line item on another host',
      { [CLAIM.ags]: { lineitem: 'https://evil.example/1' } },
      'service-url-refused',
    ],
    ['line items without TLS', { [CLAIM.ags]: { lineitems: `http://${HOST}/1` } }, 'service-url-refused'],
    [
      'a roster on another host',
      { [CLAIM.nrps]: { context_memberships_url: 'https://evil.example/' } },
      'service-url-refused',
    ],
  ])('%s', async (_, claims, code) => {
    expect(await codeOf(run(claims))).toBe(code);
  });
});

describe('claims that are tolerated', () => {
  it.each<[string, Claims, object]>([
    ['one audience as a string', { aud: PLATFORM.clientId }, {}],
    ['our own authorized party', { azp: PLATFORM.clientId }, {}],
    ['clocks a minute apart', { iat: NOW_SECONDS + 59, exp: NOW_SECONDS + 600 }, {}],
    [
      'unknown claims and vendors of all sorts',
      { 'https://vendor.example/x': { deep: [1] }, constructor: 'x' },
      {},
    ],
    ['a name that is a number', { name: 5, email: {} }, { person: { name: null, email: null } }],
    ['a blank name', { name: '  ' }, { person: { name: null } }],
    ['a context that is a string', { [CLAIM.context]: 'Math' }, { context: null }],
    ['a context without an id', { [CLAIM.context]: { title: 'Math' } }, { context: null }],
    ['custom as a list', { [CLAIM.custom]: ['a'] }, { custom: {} }],
    ['services of the wrong type', { [CLAIM.ags]: 'x', [CLAIM.nrps]: [] }, { ags: null, nrps: null }],
    [
      'scopes of the wrong type',
      { [CLAIM.ags]: { scope: 'all', lineitem: 3 } },
      { ags: { scopes: [], lineItem: null } },
    ],
    ['a presentation that is a number', { [CLAIM.launchPresentation]: 1, locale: 'fr' }, { locale: 'fr' }],
    ['a locale that is none', { locale: '<b>' }, { locale: null }],
    [
      'a return URL elsewhere',
      { [CLAIM.launchPresentation]: { return_url: 'https://evil.example' } },
      { returnUrl: null },
    ],
    [
      'a return URL that is a script',
      { [CLAIM.launchPresentation]: { return_url: 'javascript:1' } },
      { returnUrl: null },
    ],
    ['a bidi override in a name', { name: 'Ada \u202eecalevoL\u0007' }, { person: { name: 'Ada ecalevoL' } }],
    ['markup in a name, for the page to escape', { name: '<i>Ada</i>' }, { person: { name: '<i>Ada</i>' } }],
    ['half a surrogate in a name', { name: 'Ada \ud800' }, { person: { name: 'Ada \ufffd' } }],
  ])('%s', async (_, claims, expected) => {
    expect(await run(claims)).toMatchObject(expected);
  });

  it('several audiences the operator trusts, but only with an authorized party', async () => {
    const aud = [PLATFORM.clientId, 'partner'];
    const trusting = { trustedAudiences: ['partner'] };
    expect(await codeOf(run({ aud, azp: PLATFORM.clientId }, trusting))).toBe('accepted');
    expect(await codeOf(run({ aud }, trusting))).toBe('authorized-party-missing');
  });

  it('services on loopback, for local development only', async () => {
    const claims = { [CLAIM.ags]: { lineitem: 'http://localhost:8788/ags/1', scope: [] } };
    const platform = { ...PLATFORM, serviceHosts: [HOST, 'localhost:8788'] };
    expect(await codeOf(run(claims, { platform }))).toBe('service-url-refused');
    expect(await codeOf(run(claims, { platform, allowLoopback: true }))).toBe('accepted');
  });
});

describe('errors', () => {
  it('carry facts that fit one log line', () => {
    const { evidence } = new LaunchError('key-unknown', { kid: `a\nb\u202e${'x'.repeat(500)}` });
    expect(evidence.kid).toMatch(/^a\?b\?x+$/);
    expect(evidence.kid).toHaveLength(120);
  });

  it('never repeat a name, an email or the token', async () => {
    for (const claims of [
      { sub: undefined },
      { aud: ['x'] },
      { nonce: 'y' },
      { [CLAIM.roles]: 'Ada Lovelace' },
    ]) {
      const thrown = await run(claims).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(LaunchError);
      expect(JSON.stringify(thrown)).not.toMatch(/Ada|school\.example|63778725|eyJ/);
    }
  });

  it('name the section that asks for them, as every step does', () => {
    for (const { spec } of [...Object.values(LAUNCH_ERRORS), ...LAUNCH_STEPS]) {
      expect(spec).toMatch(/§\d/);
    }
  });
});

it('the clock that counts is the one passed in', async () => {
  const day = 86_400_000;
  expect(await codeOf(verifyLaunch(launchInput(valid, key, { now: new Date(NOW.getTime() + day) })))).toBe(
    'token-expired',
  );
});
