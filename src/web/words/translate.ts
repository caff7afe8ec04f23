/**
 * Words in two languages, typed: a key that does not exist, or a blank that is not filled, does not compile.
 * A text is a sentence with {blanks}, or a pair for one and other, chosen by {n} (CLDR plural rules by Intl).
 * Catalogues are plain data, so the few that a page's script needs travel in its properties.
 */
export type Locale = 'en' | 'es';
export const LOCALES: readonly Locale[] = ['en', 'es'];

export type Text = string | { one: string; other: string };
export type Area<K extends string = string> = Record<K, Text>;

/** The same keys in the other language, of the same kind. */
type Same<E extends Area> = { [K in keyof E]: E[K] extends string ? string : { one: string; other: string } };

/** One area of the catalogue: both languages side by side, so that nobody changes one without the other. */
export function area<const E extends Area>(en: E, es: Same<E>): { en: E; es: Same<E> } {
  return { en, es };
}

type Blanks<S extends string> = S extends `${string}{${infer B}}${infer R}` ? B | Blanks<R> : never;
type BlanksOf<T> = T extends string
  ? Blanks<T>
  : T extends { one: infer O extends string; other: infer P extends string }
    ? Blanks<O> | Blanks<P> | 'n'
    : never;
type Filling<T> = [BlanksOf<T>] extends [never] ? [] : [Record<BlanksOf<T>, string | number>];

/** Says a text of the catalogue `E` in the person's language. */
export type Say<E extends Area> = <K extends keyof E & string>(key: K, ...filling: Filling<E[K]>) => string;

/**
 * @param texts the catalogue (or a part of it) in the language `locale`
 * A missing key says the key itself: better than an empty button.
 */
export function translator<E extends Area>(texts: Record<string, Text>, locale: Locale): Say<E> {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  return (key, ...filling) => {
    const values: Record<string, string | number> = filling[0] ?? {};
    const text = texts[key];
    if (text === undefined) return key;
    const one = plural.select(Number(values.n)) === 'one';
    const sentence = typeof text === 'string' ? text : one ? text.one : text.other;
    return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => {
      const value = values[name];
      if (value === undefined) return blank;
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}

/** The language for a tag such as `es-MX` or `es_MX`; English for any we do not speak. */
export function localeOf(tag: string | null | undefined): Locale {
  return /^es([-_]|$)/i.test(tag ?? '') ? 'es' : 'en';
}
