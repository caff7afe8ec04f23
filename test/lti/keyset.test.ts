import fc from 'fast-check';
import type { JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseKeySet } from '../../src/lti/keyset.ts';
import { makeKey, type TestKey } from './sign.ts';

let key: TestKey;
beforeAll(async () => {
  key = await makeKey();
});

const kids = (body: unknown) => parseKeySet(body).map((jwk) => jwk.kid);

describe('parseKeySet keeps', () => {
  it('a signature key, with its public members only', () => {
    const keys = parseKeySet({ keys: [{ ...key.jwk, d: 'secret', x5c: ['…'] }] });
    expect(keys).toEqual([{ kty: 'RSA', kid: 'key-1', use: 'sig', alg: 'RS256', n: key.jwk.n, e: 'AQAB' }]);
  });

  it('a key that says neither what it is for nor how', () => {
    const { kty, n, e } = key.jwk;
    expect(kids({ keys: [{ kty, n, e, kid: 'bare' }] })).toEqual(['bare']);
  });

  it('the good ones among the bad', () => {
    expect(
      kids({ keys: [null, 1, {}, { kty: 'EC', kid: 'ec' }, key.jwk, { ...key.jwk, kid: 'two' }] }),
    ).toEqual(['key-1', 'two']);
  });

  it('the first of two with one id', () => {
    const other = { ...key.jwk, e: 'Aw' };
    expect(parseKeySet({ keys: [key.jwk, other] })).toMatchObject([{ e: 'AQAB' }]);
  });
});

describe('parseKeySet leaves out', () => {
  const b64 = (bytes: number[]) => Buffer.from(bytes).toString('base64url');
  it.each<[string, JWK]>([
    ['encryption keys', { use: 'enc' }],
    ['keys for another algorithm', { alg: 'RS512' }],
    ['keys without an id', { kid: '' }],
    ['keys that may only sign', { key_ops: ['sign'] }],
    ['1024-bit keys', { n: b64([0x80, ...Array<number>(127).fill(1)]) }],
    ['2047-bit keys', { n: b64([0x7f, ...Array<number>(255).fill(1)]) }],
    [
      'keys padded with zeros to the size',
      { n: b64([...Array<number>(200).fill(0), ...Array<number>(128).fill(1)]) },
    ],
    ['enormous keys', { n: b64(Array<number>(1025).fill(255)) }],
    ['an exponent of 1', { e: 'AQ' }],
    ['an even exponent', { e: 'BA' }],
    ['an enormous exponent', { e: 'AQAAAAAB' }],
    ['a modulus that is no base64url', { n: '!'.repeat(342) }],
  ])('%s', (_, change) => {
    expect(parseKeySet({ keys: [{ ...key.jwk, ...change }] })).toEqual([]);
  });

  it('what comes after the 200th of a thousand keys', () => {
    const many = Array.from({ length: 1000 }, (_, i) => ({ ...key.jwk, kid: `k${i}` }));
    expect(parseKeySet({ keys: many })).toHaveLength(200);
  });
});

describe('parseKeySet never throws', () => {
  it.each([null, undefined, '<html>', [], {}, { keys: {} }, { keys: [] }])('on %j', (body) => {
    expect(parseKeySet(body)).toEqual([]);
  });

  it('on anything', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => parseKeySet({ keys: [body] }).length === 0));
  });
});
