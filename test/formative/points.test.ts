import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readPoints, samePoints, scalePoints, showPoints, sumPoints } from '../../src/formative/points.ts';
import { pointsSchema } from '../../src/formative/points-schema.ts';
import { points } from './arbitraries.ts';

describe('adding and dividing', () => {
  it('adds decimals as people do', () => {
    expect(sumPoints([0.1, 0.2])).toBe(0.3);
    expect(sumPoints([0.1, 0.1, 0.1])).toBe(0.3);
    expect(sumPoints(Array.from({ length: 1_000 }, () => 0.0001))).toBe(0.1);
    expect(sumPoints([])).toBe(0);
  });

  test.each([
    [10, 1, 3, 3.3333],
    [10, 2, 3, 6.6667],
    [0.0001, 1, 2, 0.0001],
    [0.0003, 1, 2, 0.0002],
    [7, 0, 5, 0],
    [1_000_000, 9_007_199_254_740_991, 9_007_199_254_740_991, 1_000_000],
    [-1, 1, 3, -0.3333],
  ])('%d × %d ÷ %d = %d, rounded once, half away from zero', (p, numerator, denominator, expected) => {
    expect(scalePoints(p, numerator, denominator)).toBe(expected);
  });

  it('refuses what no number of points can come from', () => {
    expect(() => scalePoints(1, 1, 0)).toThrow(RangeError);
    expect(() => scalePoints(1, 0.5, 1)).toThrow(RangeError);
    expect(() => sumPoints([1, Number.NaN])).toThrow(RangeError);
    expect(() => sumPoints([Number.POSITIVE_INFINITY])).toThrow(RangeError);
  });

  it('is exact for any list, in any order', () => {
    fc.assert(
      fc.property(fc.array(points), (list) => {
        const exact = list.reduce((sum, p) => sum + BigInt(p.toFixed(4).replace('.', '')), 0n);
        expect(sumPoints(list)).toBe(Number(exact) / 10_000);
        expect(sumPoints([...list].reverse())).toBe(sumPoints(list));
      }),
    );
  });
});

it('tells zero from nothing', () => {
  expect(samePoints(0, null)).toBe(false);
  expect(samePoints(null, null)).toBe(true);
  expect(samePoints(0.1 + 0.2, 0.3)).toBe(true);
  expect(samePoints(-0, 0)).toBe(true);
  expect(samePoints(7, 7.0001)).toBe(false);
});

test.each([
  [0, true],
  [0.3, true],
  [1_000_000, true],
  [12.3456, true],
  [-1, false],
  [0.1 + 0.2, false],
  [0.00001, false],
  [1_000_000.1, false],
  [Number.NaN, false],
  [Number.POSITIVE_INFINITY, false],
  ['7', false],
  [null, false],
])('%s as stored points: %s', (value, accepted) => {
  expect(pointsSchema.safeParse(value).success).toBe(accepted);
});

it('stores no negative zero', () => {
  expect(Object.is(pointsSchema.parse(-0), 0)).toBe(true);
});

describe('reading what a teacher typed', () => {
  test.each([
    ['0', 0],
    ['7', 7],
    ['7,5', 7.5],
    [' 7.50 ', 7.5],
    ['.5', 0.5],
    [',25', 0.25],
    ['7.', 7],
    ['007', 7],
    ['0,1250', 0.125],
    ['1,125', 1.125],
    ['1.2345', 1.2345],
    ['1000000', 1_000_000],
    ['1000000,0', 1_000_000],
  ])('%j is %d', (text, expected) => {
    expect(readPoints(text)).toBe(expected);
  });

  test.each([
    '',
    ' ',
    '.',
    ',',
    '-1',
    '-0',
    '+1',
    '1.23456',
    '1000000.1',
    '1000001',
    '12345678',
    '1e3',
    '1/2',
    '7 5',
    'NaN',
    'Infinity',
    '0x10',
    '1.000,5',
    '1,000',
    '1.500',
    '12,000',
    '٧',
    '7pts',
    '1.2.3',
  ])('%j is refused', (text) => {
    expect(readPoints(text)).toBeNull();
  });
});

describe('showing', () => {
  test.each([
    [7.5, '7.5', '7,5'],
    [0, '0', '0'],
    [-0, '0', '0'],
    [10, '10', '10'],
    [0.0001, '0.0001', '0,0001'],
    [0.1 + 0.2, '0.3', '0,3'],
    [1234.5, '1234.5', '1234,5'],
    [-2.5, '-2.5', '-2,5'],
  ])('%d', (p, en, es) => {
    expect(showPoints(p, 'en')).toBe(en);
    expect(showPoints(p, 'es')).toBe(es);
  });

  it('shows what can be typed back, in both languages', () => {
    fc.assert(
      fc.property(
        fc.oneof(points, fc.integer({ min: 0, max: 1_000_000 })),
        fc.constantFrom('en', 'es'),
        (p, locale) => {
          expect(readPoints(showPoints(p, locale))).toBe(p);
        },
      ),
    );
  });
});
