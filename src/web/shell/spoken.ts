/** What every screen is given beside its own properties. Apart, since the page's scripts know this type too. */
import type { Locale, Text } from '../words/translate.ts';

/** The person's language, and the words the screen needs. */
export type Spoken = { locale: Locale; texts: Record<string, Text> };
