import { describe, expect, it, test } from 'vitest';
import { scoreResponse } from '../../../src/formative/grading.ts';
import {
  parseResponse,
  type Question,
  questionSchema,
  showKey,
  showResponse,
} from '../../../src/formative/questions/table.ts';

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Option ${id}` }));
const choice: Question = { id: 'q', type: 'multiple-choice', stem: 'Pick', points: 2, options, key: 'b' };
const selection: Question = {
  id: 'q',
  type: 'multiple-selection',
  stem: 'Pick',
  points: 4,
  options,
  key: ['b', 'd'],
};
const statement: Question = { id: 'q', type: 'true-false', stem: 'So?', points: 1, key: false };

describe('multiple choice', () => {
  test.each([
    ['b', 2, 'right'],
    ['a', 0, 'wrong'],
    ['', 0, 'blank'],
    ['gone', 0, 'wrong'],
  ])('%j earns %d, %s', (picked, points, verdict) => {
    expect(scoreResponse(choice, { choice: picked }, null)).toEqual({
      kind: 'scored',
      points,
      verdict,
      by: 'key',
    });
  });

  test.each([
    [{ choice: 'a' }, true],
    [{ choice: '' }, true],
    [{ choice: 'gone' }, false],
    [{ choice: 'B' }, false],
    [{ choice: ['a'] }, false],
    [{ choice: null }, false],
    [{ choices: ['a'] }, false],
    [{}, false],
    [null, false],
    ['a', false],
  ])('%j from the page: %s', (body, accepted) => {
    expect(parseResponse(choice, body).kind).toBe(accepted ? 'response' : 'invalid');
  });

  it('reads as the text of the option', () => {
    expect(showKey(choice, 'en')).toEqual(['Option b']);
    expect(showResponse(choice, { choice: 'a' }, 'en')).toEqual(['Option a']);
    expect(showResponse(choice, { choice: '' }, 'en')).toEqual([]);
    expect(showResponse(choice, null, 'en')).toEqual([]);
  });
});

describe('multiple selection', () => {
  const partial: Question = { ...selection, partialCredit: true };

  test.each<[string[], number, string, number, string]>([
    [['b', 'd'], 4, 'right', 4, 'right'],
    [['d', 'b'], 4, 'right', 4, 'right'],
    [['b'], 0, 'wrong', 2, 'partly'],
    [['b', 'a'], 0, 'wrong', 0, 'wrong'],
    [['b', 'd', 'a'], 0, 'wrong', 2, 'partly'],
    [['a', 'b', 'c', 'd'], 0, 'wrong', 0, 'wrong'],
    [['a'], 0, 'wrong', 0, 'wrong'],
    [[], 0, 'blank', 0, 'blank'],
    [['b', 'b', 'd'], 4, 'right', 4, 'right'],
    [['gone'], 0, 'wrong', 0, 'wrong'],
  ])('%j: exact %d (%s), partial %d (%s)', (choices, exact, exactly, part, partly) => {
    expect(scoreResponse(selection, { choices }, null)).toMatchObject({ points: exact, verdict: exactly });
    expect(scoreResponse(partial, { choices }, null)).toMatchObject({ points: part, verdict: partly });
  });

  it('rounds a third of the points once', () => {
    const thirds: Question = { ...partial, points: 1, key: ['a', 'b', 'c'] };
    expect(scoreResponse(thirds, { choices: ['a'] }, null)).toMatchObject({ points: 0.3333 });
    expect(scoreResponse(thirds, { choices: ['a', 'b'] }, null)).toMatchObject({ points: 0.6667 });
  });

  it('is kept in one form, whatever the order of the clicks', () => {
    const kept = { kind: 'response', response: { choices: ['a', 'd'] } };
    expect(parseResponse(selection, { choices: ['d', 'a'] })).toEqual(kept);
    expect(parseResponse(selection, { choices: ['a', 'd', 'a'] })).toEqual(kept);
    expect(parseResponse(selection, { choices: ['a', 'd'], key: ['a'] })).toEqual(kept);
  });

  test.each([
    [{ choices: [] }, true],
    [{ choices: ['a', 'gone'] }, false],
    [{ choices: 'a' }, false],
    [{ choices: [null] }, false],
    [{ choices: Array.from({ length: 101 }, () => 'a') }, false],
    [{ choice: 'a' }, false],
  ])('%j from the page: %s', (body, accepted) => {
    expect(parseResponse(selection, body).kind).toBe(accepted ? 'response' : 'invalid');
  });

  it('reads as the texts of the options, in their order', () => {
    expect(showKey({ ...selection, key: ['d', 'b'] }, 'es')).toEqual(['Option b', 'Option d']);
    expect(showResponse(selection, { choices: ['c', 'a'] }, 'en')).toEqual(['Option a', 'Option c']);
  });
});

describe('true or false', () => {
  test.each([
    [false, 1, 'right'],
    [true, 0, 'wrong'],
  ])('%s earns %d: false is an answer, not a blank', (value, points, verdict) => {
    expect(scoreResponse(statement, { value }, null)).toMatchObject({ points, verdict });
  });

  test.each([[{ value: 'false' }], [{ value: 0 }], [{ value: null }], [{}]])('%j is no response', (body) => {
    expect(parseResponse(statement, body)).toEqual({ kind: 'invalid' });
  });

  it('reads in the language of the reader', () => {
    expect(showKey(statement, 'en')).toEqual(['False']);
    expect(showKey(statement, 'es')).toEqual(['Falso']);
    expect(showResponse(statement, { value: true }, 'es')).toEqual(['Verdadero']);
  });
});

test.each<[string, unknown]>([
  ['a key that is no option', { ...choice, key: 'z' }],
  ['two options with one id', { ...choice, options: [...options, { id: 'a', text: 'Again' }] }],
  ['one option', { ...choice, options: options.slice(1, 2) }],
  ['an option without text', { ...choice, options: [...options, { id: 'e', text: ' ' }] }],
  ['no right option', { ...selection, key: [] }],
  ['a right option twice', { ...selection, key: ['a', 'a'] }],
  ['a right option that is none', { ...selection, key: ['a', 'z'] }],
  ['a key that is no boolean', { ...statement, key: 'true' }],
  ['an id for which HTML has no use', { ...statement, id: 'q 1' }],
  ['an empty stem', { ...statement, stem: ' \n' }],
  ['negative points', { ...statement, points: -1 }],
  ['an unknown type', { ...statement, type: 'hot-spot' }],
])('a question with %s is refused', (_name, question) => {
  expect(questionSchema.safeParse(question).success).toBe(false);
});
