/** The whole catalogue, and the translator the server renders with. */
import { adding } from './adding.ts';
import { common } from './common.ts';
import { launch } from './launch.ts';
import { overview } from './overview.ts';
import { passback } from './passback.ts';
import { reasons } from './reasons.ts';
import { settings } from './settings.ts';
import { student } from './student.ts';
import { type Locale, type Say, type Text, translator } from './translate.ts';
import { work } from './work.ts';

const AREAS = [common, adding, settings, launch, reasons, student, overview, passback, work] as const;

const english = {
  ...common.en,
  ...adding.en,
  ...settings.en,
  ...launch.en,
  ...reasons.en,
  ...student.en,
  ...overview.en,
  ...passback.en,
  ...work.en,
};
export type Catalogue = typeof english;
export type T = Say<Catalogue>;

const texts: Record<Locale, Record<string, Text>> = {
  en: english,
  es: Object.assign({}, ...AREAS.map((a) => a.es)),
};

const translators = new Map<Locale, T>();

/** The translator of a language. */
export function sayIn(locale: Locale): T {
  const known = translators.get(locale) ?? translator<Catalogue>(texts[locale], locale);
  translators.set(locale, known);
  return known;
}

/** The part of a catalogue that an island needs in the page: every key that begins with one of the prefixes. */
export function wordsFor(locale: Locale, prefixes: readonly string[]): Record<string, Text> {
  return Object.fromEntries(
    Object.entries(texts[locale]).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))),
  );
}
