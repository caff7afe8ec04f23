/** One token for everyone, and a pause when the platform asks for it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { platformObject } from '../../src/platform/stub.ts';
import { PLATFORM } from '../lti/sign.ts';
import { env, lmsAnswers, makeDistrict } from '../web/district.ts';

const scopes = ['https://purl.imsglobal.org/spec/lti-ags/scope/score'];
let platformId: string;
let minted: () => number;
let answers: () => Response;

beforeEach(async () => {
  const spy = lmsAnswers();
  const inner = spy.getMockImplementation();
  let count = 0;
  minted = () => count;
  answers = () => Response.json({ access_token: `token-${count}`, token_type: 'bearer', expires_in: 3600 });
  spy.mockImplementation(async (input, init) => {
    if ((input as Request).url !== PLATFORM.tokenEndpoint) return (await inner?.(input, init)) as Response;
    count += 1;
    await scheduler.wait(20);
    return answers();
  });
  ({ platformId } = await makeDistrict());
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const permit = (change: object = {}) =>
  platformObject(env, platformId).permit({ platformId, scopes, wanted: 10, ...change });

test('fifty who ask at once share one token', async () => {
  const permits = await Promise.all(Array.from({ length: 50 }, () => permit()));
  expect(new Set(permits.map((p) => p.kind === 'go' && p.accessToken))).toEqual(new Set(['token-1']));
  expect(minted()).toBe(1);
});

test('a refused token is replaced, an old one renewed before its end', async () => {
  await permit();
  expect(await permit({ refused: 'token-1' })).toMatchObject({ accessToken: 'token-2' });
  expect(await permit({ refused: 'token-1' })).toMatchObject({ accessToken: 'token-2' });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_590_000 });
  expect(await permit()).toMatchObject({ accessToken: 'token-3' });
});

test('no token: a refusal is told apart from an outage', async () => {
  answers = () =>
    Response.json({ error: 'invalid_client', error_description: 'App removed' }, { status: 401 });
  expect(await permit()).toEqual({ kind: 'refused', words: 'App removed' });
  answers = () => new Response(null, { status: 503 });
  expect(await permit()).toMatchObject({ kind: 'wait' });
});

test('a platform that asks for a pause gets it; one that is down gets one trial at a time', async () => {
  const object = platformObject(env, platformId);
  await object.report({ answered: 1, broken: 0, busyForMs: 30_000 });
  expect(await permit()).toMatchObject({ kind: 'wait', retryAfterMs: expect.any(Number) });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
  expect(await permit()).toMatchObject({ kind: 'go', permits: 10 });
  await object.report({ answered: 0, broken: 5, busyForMs: null });
  expect(await permit()).toMatchObject({ kind: 'wait' });
  vi.setSystemTime(Date.now() + 21_000);
  expect(await permit()).toMatchObject({ kind: 'go', permits: 1 });
  expect(await permit()).toMatchObject({ kind: 'wait' });
  await object.report({ answered: 1, broken: 0, busyForMs: null });
  expect(await permit()).toMatchObject({ kind: 'go', permits: 10 });
});
