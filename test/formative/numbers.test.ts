import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readNumber } from '../../src/formative/numbers.ts';

describe('one reading', () => {
  test.each<[string, number]>([
    ['5', 5],
    [' 5 ', 5],
    ['+5', 5],
    ['-5', -5],
    ['− 5', -5],
    ['–5', -5],
    ['-0', 0],
    ['.5', 0.5],
    [',5', 0.5],
    ['5.', 5],
    ['0,5', 0.5],
    ['0.125', 0.125],
    ['1/2', 0.5],
    ['-1/2', -0.5],
    ['1 / 2', 0.5],
    ['1⁄2', 0.5],
    ['½', 0.5],
    ['1½', 1.5],
    ['1 1/2', 1.5],
    ['-1 1/2', -1.5],
    ['5/4', 1.25],
    ['0/5', 0],
    ['1e3', 1000],
    ['3E8', 3e8],
    ['1.5e-3', 0.0015],
    ['1,5e-3', 0.0015],
    ['3×10^8', 3e8],
    ['3 x 10^8', 3e8],
    ['3 X 10^8', 3e8],
    ['3*10**8', 3e8],
    ['3·10⁸', 3e8],
    ['6,02 × 10^{23}', 6.02e23],
    ['1.6 × 10⁻¹⁹', 1.6e-19],
    ['10^-3', 0.001],
    ['1.000,5', 1000.5],
    ['1,000.5', 1000.5],
    ['1 000,5', 1000.5],
    ['1\u202f000', 1000],
    ['12 345 678', 12_345_678],
    ['1,000,000', 1_000_000],
    ['1.000.000', 1_000_000],
    ['1234.567', 1234.567],
    ['1000,125', 1000.125],
  ])('%j is %d and nothing else', (text, value) => {
    expect(readNumber(text)).toEqual({ values: [value], rest: '' });
  });
});

test.each<[string, number[]]>([
  ['1,500', [1.5, 1500]],
  ['1.000', [1, 1000]],
  ['-12.345', [-12.345, -12_345]],
])('%j can honestly be read in two ways', (text, values) => {
  expect(readNumber(text)).toEqual({ values, rest: '' });
});

test.each<[string, number, string]>([
  ['5 cm', 5, 'cm'],
  ['5cm', 5, 'cm'],
  ['9.8 m/s²', 9.8, 'm/s^2'],
  ['3/4 cup', 0.75, 'cup'],
  ['50%', 50, '%'],
  ['1 0005', 1, '0005'],
  ['3×108', 3, '×108'],
  ['1/2/3', 0.5, '/3'],
  ['1 500/2', 1500, '/2'],
  ['1 000/2', 1000, '/2'],
])('%j: what follows the number is handed on', (text, value, rest) => {
  expect(readNumber(text)).toEqual({ values: [value], rest });
});

test.each([
  '',
  ' ',
  'ten',
  '-',
  '.',
  '1.2.3',
  '1,00,000',
  '1,2.3,4',
  '1/0',
  '5^2',
  '1e999',
  '--5',
  'e5',
  'Infinity',
  '٣',
])('%j is no number', (text) => {
  expect(readNumber(text)).toBeNull();
});

it('reads every number JavaScript writes, with a point and with a comma', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
      const written = String(n);
      expect(readNumber(written)?.values).toContain(n === 0 ? 0 : n);
      expect(readNumber(written.replace('.', ','))?.values).toContain(n === 0 ? 0 : n);
    }),
  );
});

it('never throws, and reads only finite numbers', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789.,-+ /^*×xeE⁸½m'), maxLength: 30 }),
      (text) => {
        for (const value of readNumber(text)?.values ?? []) expect(Number.isFinite(value)).toBe(true);
      },
    ),
  );
});
