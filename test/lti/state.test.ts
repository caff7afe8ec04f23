import fc from 'fast-check';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { bindingMatches, type LaunchState, newBinding, openState, sealState } from '../../src/lti/state.ts';
import { codeOf, NOW, NOW_SECONDS, STATE } from './sign.ts';

const SECRET = new TextEncoder().encode('a secret of at least thirty-two bytes');
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const maybe = fc.option(text);
const states: fc.Arbitrary<LaunchState> = fc.record({
  platformId: text,
  issuer: text,
  clientId: text,
  nonce: text,
  bindingId: text,
  bindingHash: text,
  login: fc.record({
    issuer: text,
    loginHint: text,
    targetLinkUri: text,
    clientId: maybe,
    deploymentId: maybe,
    messageHint: maybe,
    storageTarget: maybe,
  }),
});

describe('the sealed state', () => {
  it('comes back as it went out', async () => {
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        expect(await openState(await sealState(state, SECRET, NOW), SECRET, NOW)).toEqual(state);
      }),
      { numRuns: 100 },
    );
  });

  it('lasts ten minutes', async () => {
    const token = await sealState(STATE, SECRET, NOW);
    expect(await openState(token, SECRET, inSeconds(599))).toEqual(STATE);
    expect(await codeOf(openState(token, SECRET, inSeconds(600)))).toBe('state-expired');
  });

  it('is refused with any character changed', async () => {
    const token = await sealState(STATE, SECRET, NOW);
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_.'), async (at, char) => {
        fc.pre(token[at] !== char);
        const tampered = token.slice(0, at) + char + token.slice(at + 1);
        expect(await codeOf(openState(tampered, SECRET, NOW))).toBe('state-invalid');
      }),
      { numRuns: 300 },
    );
    for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      if (char === token.at(-1)) continue;
      expect(await codeOf(openState(token.slice(0, -1) + char, SECRET, NOW))).toBe('state-invalid');
    }
  });

  const sign = (typ: string, claims: Record<string, unknown>, exp = NOW_SECONDS + 60) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ })
      .setIssuedAt(NOW_SECONDS)
      .setExpirationTime(exp)
      .sign(SECRET);

  it.each<[string, () => Promise<string>]>([
    ['nothing', async () => ''],
    ['garbage', async () => 'a.b.c'],
    ['another secret’s', () => sealState(STATE, new Uint8Array(32), NOW)],
    ['another kind of token with this secret', () => sign('session+jwt', { ...STATE })],
    ['a token of this kind with other content', () => sign('lti-launch-state+jwt', { nonce: 1 })],
    ['an overlong one', async () => `${await sealState(STATE, SECRET, NOW)}${'A'.repeat(40_000)}`],
  ])('is not %s', async (_, token) => {
    expect(await codeOf(openState(await token(), SECRET, NOW))).toBe('state-invalid');
  });

  it('is not made with a secret that can be guessed', async () => {
    await expect(async () => sealState(STATE, new Uint8Array(31), NOW)).rejects.toThrow(TypeError);
    await expect(openState('a.b.c', new Uint8Array(0), NOW)).rejects.toThrow(TypeError);
  });
});

describe('the binding', () => {
  it('matches its own value and no other', async () => {
    const [mine, yours] = await Promise.all([newBinding(), newBinding()]);
    const state = { ...STATE, bindingId: mine.id, bindingHash: mine.hash };
    expect(await bindingMatches(state, mine.value)).toBe(true);
    for (const value of [
      yours.value,
      mine.hash,
      mine.value.slice(1),
      `${mine.value}A`,
      '',
      null,
      undefined,
    ]) {
      expect(await bindingMatches(state, value)).toBe(false);
    }
  });

  it('matches nothing when the state has none', async () => {
    expect(await bindingMatches({ ...STATE, bindingHash: '' }, '')).toBe(false);
    expect(await bindingMatches({ ...STATE, bindingHash: '' }, 'x')).toBe(false);
  });

  it('is fresh every time, does not show in the state, and fits a cookie’s name', async () => {
    const bindings = await Promise.all(Array.from({ length: 50 }, newBinding));
    expect(new Set(bindings.map((b) => b.id)).size).toBe(50);
    expect(new Set(bindings.map((b) => b.value)).size).toBe(50);
    for (const { id, value, hash } of bindings) {
      expect(id).toMatch(/^[\w-]+$/);
      expect(value).toMatch(/^[\w-]{43}$/);
      expect(hash).not.toContain(value);
    }
  });
});
