import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLAIM } from '../../src/lti/claims.ts';
import { type LaunchInput, verifyLaunch } from '../../src/lti/verify.ts';
import {
  type Claims,
  codeOf,
  launchClaims,
  launchInput,
  makeKey,
  PLATFORM,
  rawToken,
  STATE,
  signPayload,
  type TestKey,
} from './sign.ts';

let key: TestKey;
let stranger: TestKey;
let valid: string;
beforeAll(async () => {
  [key, stranger] = await Promise.all([makeKey(), makeKey()]);
  valid = await signPayload(launchClaims(), key);
});

const run = async (claims: Claims, changes: Partial<LaunchInput> = {}) =>
  verifyLaunch(launchInput(await signPayload(launchClaims(claims), key), key, changes));

describe('forged and broken tokens', () => {
  const check = (token: string, changes: Partial<LaunchInput> = {}) =>
    codeOf(verifyLaunch(launchInput(token, key, changes)));
  const header = () => ({ alg: 'RS256', kid: key.kid });

  it('alg none', async () => {
    expect(await check(rawToken({ alg: 'none', kid: key.kid }, launchClaims(), ''))).toBe(
      'algorithm-refused',
    );
  });

  it('HS256 signed with the platform’s public key', async () => {
    expect(await check(rawToken({ alg: 'HS256', kid: key.kid }, launchClaims()))).toBe('algorithm-refused');
  });

  it.each([
    ['jwk', () => ({ jwk: stranger.jwk })],
    ['jku', () => ({ jku: 'https://evil.example/jwks' })],
    ['x5u', () => ({ x5u: 'https://evil.example/cert' })],
  ])('a key brought along as %s is not looked at', async (_, extra) => {
    const asked: string[] = [];
    const keyByKid = async (kid: string) => {
      asked.push(kid);
      return key.jwk;
    };
    expect(await check(await signPayload(launchClaims(), stranger, extra()), { keyByKid })).toBe(
      'signature-invalid',
    );
    expect(await check(await signPayload(launchClaims(), key, extra()), { keyByKid })).toBe('accepted');
    expect(asked).toEqual([key.kid, key.kid]);
  });

  it('a header that demands an unknown extension', async () => {
    expect(await check(rawToken({ ...header(), crit: ['exp'], exp: 1 }, launchClaims()))).toBe(
      'header-unsupported',
    );
  });

  it.each([
    ['garbage', 'garbage'],
    ['two parts', 'a.b'],
    ['four parts', 'e30.e30.AAAA.AAAA'],
    ['padding', 'e30=.e30.AAAA'],
    ['a payload that is a list', rawToken({}, [])],
    ['a payload that is no JSON', rawToken({}, '{')],
    ['a payload that is not UTF-8', 'e30.gICA.AAAA'],
    [
      'nesting a thousand deep',
      rawToken({ alg: 'RS256', kid: 'key-1' }, `{"a":${'['.repeat(1000)}${']'.repeat(1000)}}`),
    ],
  ])('%s', async (_, token) => {
    expect(await check(token)).toBe('token-malformed');
  });

  it('brackets inside a string are not nesting', async () => {
    expect(await check(await signPayload(launchClaims({ note: '\\"[['.repeat(100) }), key))).toBe('accepted');
  });

  it('a huge token costs no signature check', async () => {
    expect(await check('a'.repeat(10_000_000))).toBe('token-too-large');
  });

  it('a key the platform should not have used', async () => {
    expect(await check(valid, { keyByKid: async () => ({ ...key.jwk, use: 'enc' }) })).toBe('key-unusable');
    expect(await check(valid, { keyByKid: async () => ({ ...key.jwk, e: 'AQ' }) })).toBe('key-unusable');
  });

  it('a registration other than the state’s', async () => {
    expect(await check(valid, { state: { ...STATE, clientId: 'other' } })).toBe('registration-mismatch');
    expect(await check(valid, { platform: { ...PLATFORM, issuer: 'https://other.example' } })).toBe(
      'issuer-mismatch',
    );
    expect(await check(valid, { platform: { ...PLATFORM, clientId: 'other' } })).toBe('audience-mismatch');
  });

  it('a form with two tokens', async () => {
    const form = new URLSearchParams({ id_token: valid, state: 's' });
    form.append('id_token', valid);
    expect(await check(valid, { form })).toBe('form-malformed');
  });

  it('a form without a token', async () => {
    expect(await check(valid, { form: new URLSearchParams({ state: 's' }) })).toBe('id-token-missing');
  });

  it('an error from the platform is told before anything else, without its free text', async () => {
    const form = new URLSearchParams({
      error: 'login_required',
      error_description: 'Ada Lovelace is not logged in',
    });
    const thrown = await verifyLaunch(launchInput(valid, key, { form })).catch((error: unknown) => error);
    expect(thrown).toMatchObject({
      code: 'platform-error',
      status: 401,
      evidence: { error: 'login_required' },
    });
    expect(JSON.stringify(thrown)).not.toContain('Ada');
  });

  it('asks for no key and no deployment before it has a reason to', async () => {
    const never = async (): Promise<never> => expect.unreachable('was asked');
    expect(
      await check(rawToken(header(), launchClaims({ iss: 'x' })), {
        keyByKid: never,
        deploymentIsKnown: never,
      }),
    ).toBe('registration-mismatch');
    expect(await check(rawToken(header(), launchClaims()), { deploymentIsKnown: never })).toBe(
      'signature-invalid',
    );
  });
});

describe('no mutation of a valid token is accepted', () => {
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ';
  const edit = fc.record({
    where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    how: fc.constantFrom('replace', 'insert', 'delete', 'last'),
    char: fc.constantFrom(...ALPHABET),
  });

  it('by characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        let token = valid;
        for (const { where, how, char } of edits) {
          const at = how === 'last' ? token.length - 1 : Math.floor(where * token.length);
          token =
            token.slice(0, at) + (how === 'delete' ? '' : char) + token.slice(how === 'insert' ? at : at + 1);
        }
        fc.pre(token !== valid);
        expect(await codeOf(verifyLaunch(launchInput(token, key)))).not.toBe('accepted');
      }),
      { numRuns: 400 },
    );
  });

  it('by the spare bits of the last character', async () => {
    const others = [...ALPHABET].filter((char) => char !== valid.at(-1));
    const codes = await Promise.all(
      others.map((char) => codeOf(verifyLaunch(launchInput(valid.slice(0, -1) + char, key)))),
    );
    expect(codes).not.toContain('accepted');
  });

  it('by claims, signed with another key of the same id', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(launchClaims())),
        fc.jsonValue(),
        async (claim, value) => {
          const token = await signPayload(launchClaims({ [claim]: value }), stranger);
          expect(await codeOf(verifyLaunch(launchInput(token, key)))).not.toBe('accepted');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('and no value of any claim does anything but launch or be refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(CLAIM), 'name', 'locale', 'exp'),
        fc.jsonValue(),
        async (claim, value) => {
          expect(await codeOf(run({ [claim]: value }))).toMatch(/^[a-z-]+$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
