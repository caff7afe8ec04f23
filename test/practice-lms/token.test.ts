import { afterAll, beforeAll, expect, test } from 'vitest';
import { COURSE, get, launchOf, now, type Pair, SCOPES, startPair, TYPES } from './stand-in-tool.ts';

let pair: Pair;
beforeAll(async () => {
  pair = await startPair();
});
afterAll(() => pair.end());

test('a correct assertion gets a token of the asked scopes, which is written down', async () => {
  const response = await pair.askToken(`${SCOPES.score} ${SCOPES.result}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({
    token_type: 'Bearer',
    expires_in: 3600,
    scope: `${SCOPES.score} ${SCOPES.result}`,
  });
  expect(pair.lms.tokensIssued().at(-1)).toMatchObject({
    scopes: [SCOPES.score, SCOPES.result],
    expiresIn: 3600,
  });
});

const wrong: [string, Parameters<Pair['askToken']>[1], string][] = [
  ['another audience', { claims: { aud: 'https://elsewhere.example/token' } }, 'aud'],
  ['another issuer', { claims: { iss: 'somebody' } }, 'iss'],
  ['another subject', { claims: { sub: 'somebody' } }, 'sub'],
  ['an expired assertion', { claims: { exp: now() - 60 } }, 'exp'],
  ['an assertion that lives for a day', { claims: { exp: now() + 86_400 } }, 'exp'],
  ['no jti', { claims: { jti: '' } }, 'jti'],
  ['an unpublished key', { header: { kid: 'other' } }, 'key'],
];
test.each(wrong)('%s is refused as invalid_client', async (_, change, reason) => {
  const response = await pair.askToken(SCOPES.score, change);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({
    error: 'invalid_client',
    error_description: expect.stringContaining(reason),
  });
});

test('a jti is good once', async () => {
  const claims = { jti: 'the-same' };
  expect((await pair.askToken(SCOPES.score, { claims })).status).toBe(200);
  expect(await (await pair.askToken(SCOPES.score, { claims })).json()).toMatchObject({
    error_description: 'jti has been used before',
  });
});

test.each([
  ['a scope that does not exist', 'https://example.org/everything', {}, 'invalid_scope'],
  [
    'a scope this platform does not give',
    'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
    {},
    'invalid_scope',
  ],
  ['no scope', '', {}, 'invalid_scope'],
  ['another grant', SCOPES.score, { grant_type: 'password' }, 'unsupported_grant_type'],
  ['another kind of assertion', SCOPES.score, { client_assertion_type: 'x' }, 'invalid_request'],
])('%s is refused', async (_, scope, fields, error) => {
  const response = await pair.askToken(scope, { fields });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error });
});

test('HTTP Basic is refused', async () => {
  const response = await fetch(pair.registration.tokenEndpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('7485393815:secret')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  expect(response.status).toBe(401);
});

test('services want a token in force, with their scope', async () => {
  const { id } = pair.lms.addMaterial({ course: COURSE, title: 'Quiz', points: 10 });
  const { lineitems } = await launchOf(pair, 'maria', id);
  const good = await pair.token(SCOPES.lineItem);
  expect((await get(lineitems, good, TYPES.items)).status).toBe(200);
  expect((await get(lineitems, 'made-up', TYPES.items)).status).toBe(401);
  expect((await get(lineitems, await pair.token(SCOPES.score), TYPES.items)).status).toBe(403);
  pair.lms.revokeTokens();
  const revoked = await get(lineitems, good, TYPES.items);
  expect(revoked.status).toBe(401);
  expect(revoked.headers.get('www-authenticate')).toContain('invalid_token');
});
