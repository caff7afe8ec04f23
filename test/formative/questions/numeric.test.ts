import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scoreResponse } from '../../../src/formative/grading.ts';
import { type Question, questionSchema, showKey } from '../../../src/formative/questions/table.ts';

type Numeric = Extract<Question, { type: 'numeric' }>;

const ask = (key: number, rest: Partial<Numeric> = {}): Numeric => ({
  id: 'q',
  type: 'numeric',
  stem: 'How much?',
  points: 2,
  key,
  ...rest,
});

const verdict = (question: Question, text: string) => {
  const score = scoreResponse(question, { text }, null);
  return score.kind === 'scored' ? score.verdict : 'waiting';
};

describe('the number itself', () => {
  test.each<[number, string[], string[]]>([
    [
      0.5,
      ['0.5', '0,5', '.5', '1/2', '½', ' 0.50 ', '5e-1', '2/4', '+0.5', '50/100'],
      ['0.51', '5', '1/3', '-0.5'],
    ],
    [1.5, ['1 1/2', '1½', '3/2', '1,5', '1.50'], ['11/2', '1 1 / 2 3', '15']],
    [0, ['0', '-0', '0.0', '−0', '0/7'], ['0.1', 'O', 'zero', '-']],
    [-40, ['-40', '−40', '- 40', '–40'], ['40', '(40)']],
    [
      1000,
      ['1000', '1e3', '1E3', '10^3', '1,000', '1.000', '1 000', '1.000,0', '1,000.0'],
      ['1e2', '1,00', '10,00'],
    ],
    [1000.5, ['1.000,5', '1,000.5', '1 000,5', '1000,5'], ['1.000.5', '1,000,5']],
    [1.234, ['1.234', '1,234'], ['12.34', '1 234']],
    [
      3e8,
      ['3e8', '3×10^8', '3 x 10^8', '3·10⁸', '300000000', '300 000 000', '300,000,000'],
      ['3×108', '3e7', '310^8'],
    ],
    [1.6e-19, ['1.6e-19', '1.6 × 10⁻¹⁹', '1,6·10^-19'], ['1.6e19']],
    [0.3, ['0.3', '3/10', '30e-2'], ['0.30000001']],
  ])('%d', (key, right, wrong) => {
    for (const text of right) expect(verdict(ask(key), text), text).toBe('right');
    for (const text of wrong) expect(verdict(ask(key), text), text).toBe('wrong');
  });

  test.each(['', '  ', '\u00a0'])('%j is blank', (text) => {
    expect(verdict(ask(0), text)).toBe('blank');
  });
});

describe('tolerance, the edge included', () => {
  test.each<[number, NonNullable<Numeric['tolerance']>, string[], string[]]>([
    [0.3, { kind: 'absolute', amount: 0.1 }, ['0.2', '0.4', '0,4', '2/5', '0.3'], ['0.19', '0.41', '-0.3']],
    [10, { kind: 'percent', amount: 5 }, ['9.5', '10.5', '10'], ['9.49', '10.51']],
    [-10, { kind: 'percent', amount: 5 }, ['-9.5', '-10.5'], ['-9.4', '10']],
    [9.8, { kind: 'percent', amount: 5 }, ['9.31', '10.29'], ['9.3', '10.3']],
    [1 / 3, { kind: 'absolute', amount: 0.005 }, ['1/3', '0.33', '.333'], ['0.3', '0.34']],
    [6.7, { kind: 'absolute', amount: 0.05 }, ['6.65', '6.75', '20/3'], ['6.6', '6.8']],
    [100, { kind: 'absolute', amount: 0 }, ['100'], ['100.0001', '99.9999']],
    [3e8, { kind: 'percent', amount: 1 }, ['2.97e8', '3.03×10^8', '299792458'], ['2.96e8']],
  ])('%d with %j', (key, tolerance, right, wrong) => {
    for (const text of right) expect(verdict(ask(key, { tolerance }), text), text).toBe('right');
    for (const text of wrong) expect(verdict(ask(key, { tolerance }), text), text).toBe('wrong');
  });

  it('has no percent of zero', () => {
    const tolerance = { kind: 'percent' as const, amount: 5 };
    expect(questionSchema.safeParse(ask(0, { tolerance })).success).toBe(false);
    expect(questionSchema.safeParse(ask(1, { tolerance })).success).toBe(true);
    expect(questionSchema.safeParse(ask(1, { tolerance: { kind: 'absolute', amount: -1 } })).success).toBe(
      false,
    );
  });

  it('never turns a right answer wrong by growing', () => {
    const amount = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(fc.integer(), fc.integer(), amount, amount, (key, given, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        const within = (n: number) =>
          verdict(ask(key, { tolerance: { kind: 'absolute', amount: n } }), String(given)) === 'right';
        expect(within(large) || !within(small)).toBe(true);
        expect(within(large)).toBe(Math.abs(given - key) <= large);
      }),
    );
  });
});

describe('units', () => {
  test.each<[string[] | undefined, string[], string[]]>([
    [undefined, ['5', ' 5 '], ['5 cm', '5%', '$5', 'about 5', '5 or 6']],
    [
      ['cm', 'centimeters'],
      ['5', '5 cm', '5cm', '5 cm.', '5 Centimeters', '5\u00a0cm'],
      ['5 m', '5 mm', '5 CM', '5 cm 3', 'cm'],
    ],
    [['mW'], ['5 mW'], ['5 MW']],
    [['m/s²', 'm/s^2'], ['5 m/s²', '5 m/s^2', '5 m / s²', '5m/s2'], ['5 m/s']],
    [
      ['$', 'dollars'],
      ['$5', '$ 5', '5 $', '5 dollars', '$5.00'],
      ['€5', '5 €'],
    ],
    [['€', '€/kg'], ['€/kg 5', '€5'], []],
    [
      ['grados centígrados', '°C'],
      ['5 °C', '5 GRADOS CENTIGRADOS', '5°C'],
      ['5 °F', '5 C'],
    ],
    [['%'], ['5%', '5 %', '5'], ['0.05', '5 ‰']],
    [['µm'], ['5 μm', '5 µm'], ['5 m']],
  ])('%j', (units, right, wrong) => {
    const question = units ? ask(5, { units }) : ask(5);
    for (const text of right) expect(verdict(question, text), text).toBe('right');
    for (const text of wrong) expect(verdict(question, text), text).toBe('wrong');
  });

  it('may follow a number in any notation', () => {
    expect(verdict(ask(3e8, { units: ['m/s'] }), '3 × 10⁸ m/s')).toBe('right');
    expect(verdict(ask(0.75, { units: ['cup'] }), '3/4 cup')).toBe('right');
  });

  test.each(['5 cm', '', ' cm', '-m', '^2', '.'])('%j cannot be a unit', (unit) => {
    expect(questionSchema.safeParse(ask(5, { units: [unit] })).success).toBe(false);
  });
});

test.each<[Numeric, string, string]>([
  [ask(9.8), '9.8', '9,8'],
  [ask(15, { units: ['mL', 'ml'] }), '15 mL', '15 mL'],
  [
    ask(6.7, { tolerance: { kind: 'absolute', amount: 0.05 }, units: ['mm'] }),
    '6.7 ± 0.05 mm',
    '6,7 ± 0,05 mm',
  ],
  [
    ask(17.25, { tolerance: { kind: 'percent', amount: 2 }, units: ['mL'] }),
    '17.25 mL ± 2 %',
    '17,25 mL ± 2 %',
  ],
  [ask(5, { tolerance: { kind: 'absolute', amount: 0 } }), '5', '5'],
])('the key reads %#', (question, en, es) => {
  expect(showKey(question, 'en')).toEqual([en]);
  expect(showKey(question, 'es')).toEqual([es]);
});
