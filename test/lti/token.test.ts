import { jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/lti/claims.ts';
import { readToken, tokenRequest } from '../../src/lti/token.ts';
import { answered } from './services.ts';
import { makeKey, NOW, NOW_SECONDS, PLATFORM, type TestKey } from './sign.ts';

let key: TestKey;
beforeAll(async () => {
  key = await makeKey('tool-1');
});

describe('tokenRequest', () => {
  const request = (changes: object = {}) =>
    tokenRequest({
      platform: PLATFORM,
      scopes: [SCOPES.score, SCOPES.resultReadonly],
      key,
      now: NOW,
      ...changes,
    });
  const assertionOf = async (sent: Request, audience: string) => {
    const form = new URLSearchParams(await sent.text());
    return jwtVerify(form.get('client_assertion') ?? '', key.publicKey, { audience, currentDate: NOW });
  };

  it('asks for the scopes with a signed assertion', async () => {
    const sent = await request();
    expect(sent.method).toBe('POST');
    expect(sent.url).toBe(PLATFORM.tokenEndpoint);
    expect(sent.redirect).toBe('manual');
    expect(sent.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    const form = Object.fromEntries(new URLSearchParams(await sent.clone().text()));
    expect(form).toMatchObject({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      scope: `${SCOPES.score} ${SCOPES.resultReadonly}`,
    });
    const { payload, protectedHeader } = await assertionOf(sent, PLATFORM.tokenEndpoint);
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: 'tool-1' });
    expect(payload).toMatchObject({ iss: PLATFORM.clientId, sub: PLATFORM.clientId, iat: NOW_SECONDS });
    expect(payload.exp).toBeGreaterThan(NOW_SECONDS);
    expect(payload.exp).toBeLessThanOrEqual(NOW_SECONDS + 300);
  });

  it('uses an assertion once', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => (await assertionOf(await request(), PLATFORM.tokenEndpoint)).payload.jti),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('names the audience a platform insists on', async () => {
    const audience = 'https://api.brightspace.com/auth/token';
    expect((await assertionOf(await request({ audience }), audience)).payload.aud).toBe(audience);
  });

  it('does not ask for nothing', async () => {
    await expect(request({ scopes: [] })).rejects.toThrow(TypeError);
  });
});

describe('readToken', () => {
  const TOKEN = {
    access_token: 'abc.def',
    token_type: 'Bearer',
    expires_in: 1800,
    scope: `${SCOPES.score}  ${SCOPES.lineItem}`,
  };
  const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

  it('reads a token', () => {
    expect(readToken(answered(200, TOKEN), NOW)).toEqual({
      kind: 'token',
      accessToken: 'abc.def',
      scopes: [SCOPES.score, SCOPES.lineItem],
      expiresAt: inSeconds(1800),
    });
  });

  it.each([
    [{ expires_in: '60' }, 60],
    [{ expires_in: undefined }, 3600],
    [{ expires_in: 'soon' }, 3600],
    [{ expires_in: '' }, 3600],
    [{ expires_in: 10 ** 12 }, 86_400],
    [{ expires_in: -5 }, 0],
  ])('reads a lifetime of %j', (change, seconds) => {
    expect(readToken(answered(200, { ...TOKEN, ...change }), NOW)).toMatchObject({
      expiresAt: inSeconds(seconds),
    });
  });

  it('knows that nothing was said of scopes', () => {
    expect(readToken(answered(201, { access_token: 'abc' }), NOW)).toMatchObject({
      kind: 'token',
      scopes: null,
    });
  });

  it.each<[string, Parameters<typeof readToken>[0], object]>([
    ['silence', { kind: 'no-answer', why: 'network' }, { kind: 'unavailable', retryAfterMs: null }],
    [
      'an overload',
      answered(503, '', { 'retry-after': '30' }),
      { kind: 'unavailable', retryAfterMs: 30_000 },
    ],
    [
      'a rate limit',
      answered(429, '', { 'retry-after': '99999' }),
      { kind: 'unavailable', retryAfterMs: 3_600_000 },
    ],
    ['a page', answered(200, '<html>'), { kind: 'unavailable', retryAfterMs: null }],
    ['a token that would break a header', answered(200, { access_token: 'a\r\nb' }), { kind: 'unavailable' }],
    ['another kind of token', answered(200, { ...TOKEN, token_type: 'mac' }), { kind: 'unavailable' }],
    ['a redirect', answered(302), { kind: 'refused', status: 302, words: '' }],
    [
      'a refusal, in the platform’s words',
      answered(400, { error: 'invalid_scope', error_description: 'Scope <b>x</b> is not allowed' }),
      { kind: 'refused', status: 400, words: 'Scope x is not allowed' },
    ],
    [
      'a refusal by code only',
      answered(401, { error: 'invalid_client' }),
      { kind: 'refused', status: 401, words: 'invalid_client' },
    ],
  ])('reads %s', (_, answer, expected) => {
    expect(readToken(answer, NOW)).toMatchObject(expected);
  });
});
