import { jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLAIM } from '../../src/lti/claims.ts';
import { type ContentItem, deepLinkingResponse } from '../../src/lti/deep-linking.ts';
import type { DeepLinkingLaunch } from '../../src/lti/launch.ts';
import { verifyLaunch } from '../../src/lti/verify.ts';
import {
  type Claims,
  codeOf,
  DEPLOYMENT,
  deepLinkingClaims,
  HOST,
  launchInput,
  makeKey,
  NOW,
  NOW_SECONDS,
  PLATFORM,
  signPayload,
  type TestKey,
  TOOL_ORIGIN,
} from './sign.ts';

let key: TestKey;
beforeAll(async () => {
  key = await makeKey();
});

async function run(settings: Claims = {}, changes: Claims = {}): Promise<DeepLinkingLaunch> {
  const launch = await verifyLaunch(
    launchInput(await signPayload(deepLinkingClaims(settings, changes), key), key),
  );
  if (launch.kind !== 'deep-linking') return expect.unreachable('is a deep linking launch');
  return launch;
}

describe('a deep linking request', () => {
  it('comes back as data, without a target link', async () => {
    expect(await run()).toMatchObject({
      kind: 'deep-linking',
      targetLinkUri: null,
      settings: {
        returnUrl: `https://${HOST}/lti-service/deep-linking-return`,
        acceptTypes: ['ltiResourceLink', 'link'],
        acceptMultiple: false,
        acceptLineItem: true,
        title: null,
        text: null,
        data: 'csrf:Zm9v+/=',
      },
    });
  });

  it.each([
    [
      { accept_multiple: true, accept_lineitem: false },
      { acceptMultiple: true, acceptLineItem: false },
    ],
    [
      { accept_multiple: 'true', accept_lineitem: 'false' },
      { acceptMultiple: true, acceptLineItem: false },
    ],
    [
      { accept_multiple: 1, accept_lineitem: {} },
      { acceptMultiple: false, acceptLineItem: true },
    ],
    [
      { data: undefined, title: 4, text: 'Pick one' },
      { data: null, title: null, text: 'Pick one' },
    ],
    [{ data: '' }, { data: '' }],
  ])('reads the settings %j', async (sent, read) => {
    expect((await run(sent)).settings).toMatchObject(read);
  });

  it.each<[string, Claims, Claims, string]>([
    ['no settings', {}, { [CLAIM.deepLinkingSettings]: undefined }, 'deep-linking-settings-missing'],
    ['no types', { accept_types: undefined }, {}, 'deep-linking-settings-missing'],
    ['no targets', { accept_presentation_document_targets: undefined }, {}, 'deep-linking-settings-missing'],
    ['no return URL', { deep_link_return_url: undefined }, {}, 'deep-linking-settings-missing'],
    [
      'a return URL elsewhere',
      { deep_link_return_url: 'https://evil.example/' },
      {},
      'deep-linking-return-refused',
    ],
    [
      'a return URL without TLS',
      { deep_link_return_url: `http://${HOST}/` },
      {},
      'deep-linking-return-refused',
    ],
    ['a return URL that is none', { deep_link_return_url: 'back' }, {}, 'deep-linking-return-refused'],
    [
      'a target link elsewhere',
      {},
      { [CLAIM.targetLinkUri]: 'https://evil.example/' },
      'target-link-foreign',
    ],
    ['no user', {}, { sub: '' }, 'user-missing'],
  ])('is refused with %s', async (_, settings, changes, code) => {
    expect(await codeOf(run(settings, changes))).toBe(code);
  });
});

const ITEM: ContentItem = {
  type: 'ltiResourceLink',
  url: `${TOOL_ORIGIN}/lti/launch`,
  title: 'Fractions check',
  custom: { formative: 'f_1' },
  lineItem: { label: 'Fractions check', scoreMaximum: 10, resourceId: 'f_1', tag: 'grade' },
  submission: { endDateTime: '2026-10-16T23:59:00-05:00' },
};

describe('the response', () => {
  const respond = (changes: Partial<Parameters<typeof deepLinkingResponse>[0]> = {}) =>
    deepLinkingResponse({
      platform: PLATFORM,
      deploymentId: DEPLOYMENT,
      data: null,
      items: [ITEM],
      key,
      now: NOW,
      ...changes,
    });
  const read = async (jwt: string) =>
    jwtVerify(jwt, key.publicKey, { issuer: PLATFORM.clientId, audience: PLATFORM.issuer, currentDate: NOW });

  it('is signed by the tool, for the platform, for five minutes at most', async () => {
    const { payload, protectedHeader } = await read(await respond());
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: key.kid });
    expect(payload).toMatchObject({
      iat: NOW_SECONDS,
      nonce: expect.stringMatching(/.{16}/),
      jti: expect.stringMatching(/.{16}/),
      [CLAIM.messageType]: 'LtiDeepLinkingResponse',
      [CLAIM.version]: '1.3.0',
      [CLAIM.deploymentId]: DEPLOYMENT,
      [CLAIM.contentItems]: [ITEM],
    });
    expect(payload.exp).toBeGreaterThan(NOW_SECONDS);
    expect(payload.exp).toBeLessThanOrEqual(NOW_SECONDS + 300);
  });

  it('is never twice the same token', async () => {
    const [one, two] = await Promise.all([respond(), respond()]);
    const [first, second] = [(await read(one)).payload, (await read(two)).payload];
    expect(first.jti).not.toBe(second.jti);
    expect(first.nonce).not.toBe(second.nonce);
  });

  it.each(['csrf:Zm9v+/=', '', ' {"a": 1}\n', '数 \u202e'])('echoes data %j byte for byte', async (data) => {
    expect((await read(await respond({ data }))).payload[CLAIM.data]).toBe(data);
  });

  it('has no data that was not sent, and no items when nothing was chosen', async () => {
    const { payload } = await read(await respond({ items: [], message: 'Nothing added' }));
    expect(payload).not.toHaveProperty([CLAIM.data]);
    expect(payload[CLAIM.contentItems]).toEqual([]);
    expect(payload[CLAIM.message]).toBe('Nothing added');
  });

  it('refuses to make a column no platform would', async () => {
    const lineItem = { label: 'x', scoreMaximum: 0, resourceId: 'f_1', tag: 'grade' };
    expect(() => respond({ items: [{ ...ITEM, lineItem }] })).toThrow(TypeError);
    expect(() => respond({ items: [{ ...ITEM, title: ' ' }] })).toThrow(TypeError);
  });
});
