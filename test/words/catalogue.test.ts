/** The words: both languages say the same things, and every code of the rules has words. */
import { expect, test } from 'vitest';
import { AUTOMATIC_REASONS, MANUAL_REASONS } from '../../src/passback/rules.ts';
import { sayIn, wordsFor } from '../../src/web/words/catalogue.ts';
import { localeOf, type Text, translator } from '../../src/web/words/translate.ts';

const en = wordsFor('en', ['']);
const es = wordsFor('es', ['']);
const blanks = (text: Text) =>
  [...new Set((typeof text === 'string' ? text : `${text.one} ${text.other}`).match(/\{\w+\}/g))].sort();

test('both languages have the same keys, with the same blanks to fill', () => {
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of Object.entries(en))
    expect([key, blanks(es[key] ?? '')]).toEqual([key, blanks(text)]);
});

test('nothing was left in English', () => {
  const same = Object.entries(en).filter(([key, text]) => JSON.stringify(text) === JSON.stringify(es[key]));
  const allowed =
    /^(common\.(product|language\.(en|es))|launch\.unregistered\.(client|deployment)|.*\.(number|dash))$/;
  expect(same.map(([key]) => key).filter((key) => !allowed.test(key))).toEqual([]);
});

test('every reason and cause of the rules has words', () => {
  for (const reason of [...AUTOMATIC_REASONS, ...MANUAL_REASONS, 'nothing-to-send'])
    expect(en).toHaveProperty([`reason.${reason}`]);
  for (const cause of [
    'assignment-removed',
    'learner-not-in-course',
    'access-withdrawn',
    'platform-refused',
    'platform-unreachable',
  ])
    expect(en).toHaveProperty([`cause.${cause}`]);
});

test('a sentence is filled in, in the person’s own way of writing numbers', () => {
  expect(sayIn('en')('common.points', { n: 1 })).toBe('1 point');
  expect(sayIn('en')('common.points', { n: 2.5 })).toBe('2.5 points');
  expect(sayIn('es')('common.points', { n: 2.5 })).toBe('2,5 puntos');
  expect(sayIn('en')('cause.platform-refused', { words: '{n} <b>' })).toContain('“{n} <b>”');
  expect((translator({}, 'en') as (key: string) => string)('no.such.key')).toBe('no.such.key');
});

test.each([
  ['es-MX', 'es'],
  ['es_419', 'es'],
  ['ES', 'es'],
  ['en-US', 'en'],
  ['est', 'en'],
  [null, 'en'],
])('%s is spoken to in %s', (tag, locale) => expect(localeOf(tag)).toBe(locale));
