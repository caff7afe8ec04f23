import { describe, expect, it, test } from 'vitest';
import { scoreResponse } from '../../../src/formative/grading.ts';
import {
  parseResponse,
  type Question,
  showKey,
  showResponse,
} from '../../../src/formative/questions/table.ts';

type ShortAnswer = Extract<Question, { type: 'short-answer' }>;

const ask = (key: string[], rest: Partial<ShortAnswer> = {}): Question => ({
  id: 'q',
  type: 'short-answer',
  stem: 'Name it',
  points: 2,
  key,
  ...rest,
});

const essay: Question = { id: 'q', type: 'essay', stem: 'Explain', points: 4 };

describe('short answer, as lenient as it starts out', () => {
  test.each<[string, string[]]>([
    ['café', ['Café ', 'cafe', 'CAFÉ', '  cafe\u0301', 'cafe\u200b', 'ｃａｆé']],
    ['El Niño', ['el nino', 'EL  NIÑO', 'El\u00a0Nin\u0303o']],
    ["Newton's first law", ['newton’s first law', 'Newton′s first law']],
    ['run-off', ['Run–off', 'run‑off', 'run−off']],
    ['H₂O', ['H2O', 'h2o', 'H₂O']],
    ['m²', ['m^2', 'M²']],
    ['Straße', ['STRASSE', 'strasse']],
    ['ΟΔΟΣ', ['οδος', 'Οδοσ']],
    ['вода', ['ВОДА']],
    ['水', ['水']],
    ['0', ['0']],
  ])('%j accepts %j', (accepted, answers) => {
    for (const text of answers)
      expect(scoreResponse(ask([accepted]), { text }, null), text).toMatchObject({
        points: 2,
        verdict: 'right',
      });
  });

  test.each<[string, string[]]>([
    ['evaporation', ['evaporatio', 'evaporations', 'evap oration', 'the evaporation', 'condensation']],
    ['10⁸', ['108', '10 8']],
    ['पानी', ['पन']],
  ])('%j does not accept %j', (accepted, answers) => {
    for (const text of answers)
      expect(scoreResponse(ask([accepted]), { text }, null), text).toMatchObject({
        points: 0,
        verdict: 'wrong',
      });
  });

  it('accepts any of the variants', () => {
    const question = ask(['runoff', 'run-off', 'surface runoff']);
    for (const text of ['Runoff', 'RUN-OFF', 'surface  runoff'])
      expect(scoreResponse(question, { text }, null)).toMatchObject({ verdict: 'right' });
  });

  test.each(['', '   ', '\n\t', '\u00a0', '\u200b\ufeff'])('%j is blank', (text) => {
    expect(scoreResponse(ask(['x']), { text }, null)).toMatchObject({ points: 0, verdict: 'blank' });
  });
});

describe('short answer, as strict as a teacher wants it', () => {
  test.each<[Partial<ShortAnswer>, string, string, string]>([
    [{ ignoreAccents: false }, 'año', 'ano', 'AÑO'],
    [{ ignoreAccents: false }, 'Café', 'cafe', 'cafe\u0301 '],
    [{ ignoreCase: false }, 'pH', 'PH', ' pH'],
    [{ ignoreCase: false }, 'Café', 'café', 'Cafe'],
    [{ ignoreSpacing: false }, 'a b', 'a  b', 'A B'],
    [{ ignoreSpacing: false }, 'a', ' a', 'A'],
  ])('%j: for %j, %j is wrong and %j is right', (rest, accepted, wrong, right) => {
    expect(scoreResponse(ask([accepted], rest), { text: wrong }, null)).toMatchObject({ verdict: 'wrong' });
    expect(scoreResponse(ask([accepted], rest), { text: right }, null)).toMatchObject({ verdict: 'right' });
  });
});

it('compares decomposed keys with composed answers, accents on', () => {
  const question = ask(['cafe\u0301'], { ignoreAccents: false });
  expect(scoreResponse(question, { text: 'caf\u00e9' }, null)).toMatchObject({ verdict: 'right' });
});

describe('essay', () => {
  it('waits for a teacher, unless there is nothing to read', () => {
    expect(scoreResponse(essay, { text: 'The Sun…' }, null)).toEqual({ kind: 'waiting' });
    expect(scoreResponse(essay, { text: ' \n' }, null)).toEqual({
      kind: 'scored',
      points: 0,
      verdict: 'blank',
      by: 'key',
    });
  });

  it('has no key to show, and keeps its lines', () => {
    expect(showKey(essay, 'en')).toEqual([]);
    expect(showResponse(essay, { text: 'One.\n\nTwo.' }, 'en')).toEqual(['One.\n\nTwo.']);
  });
});

describe('from the page', () => {
  test.each<[string, Question, number]>([
    ['a short answer', ask(['x']), 1_000],
    ['an essay', essay, 20_000],
    ['a number', { id: 'q', type: 'numeric', stem: '?', points: 1, key: 1 }, 200],
  ])('%s has a limit', (_name, question, limit) => {
    const text = 'x'.repeat(limit);
    expect(parseResponse(question, { text })).toEqual({ kind: 'response', response: { text } });
    expect(parseResponse(question, { text: `${text}x` })).toEqual({ kind: 'invalid' });
    expect(parseResponse(question, { text: '' })).toEqual({ kind: 'response', response: { text: '' } });
    for (const body of [{ text: 5 }, { text: null }, {}, null, 'x', []])
      expect(parseResponse(question, body)).toEqual({ kind: 'invalid' });
  });
});

it('reads back the variants, the best first', () => {
  expect(showKey(ask(['runoff', 'run-off']), 'en')).toEqual(['runoff', 'run-off']);
  expect(showResponse(ask(['x']), { text: ' runoff ' }, 'en')).toEqual(['runoff']);
});
