/** How two texts are compared: what a keyboard, a tablet or a paste does to an answer is not part of the answer. */

/** What is overlooked when an answer is compared with an accepted one. */
export type Leniency = { ignoreCase: boolean; ignoreAccents: boolean; ignoreSpacing: boolean };

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const SUPERSCRIPTS = /[\u00b2\u00b3\u00b9\u2070\u2071\u2074-\u207b]+/g;

/** A text without a single visible character. */
export function isBlankText(text: string): boolean {
  return text.replace(INVISIBLE, '').trim() === '';
}

/**
 * The form of a text in which it is compared. Always the same: composed and decomposed letters (NFC, NFD), smart and
 * plain quotes, all hyphens and dashes, invisible characters, subscripts and compatibility letters ("H₂O" is "H2O").
 * A superscript is a power, not a digit: "10⁸" is "10^8" and never "108".
 *
 * Accents are what Unicode calls combining diacritical marks, so "ñ" counts as "n": a learner with an English keyboard
 * writes "El Nino". A teacher to whom it matters keeps the accents.
 */
export function comparable(text: string, leniency: Leniency): string {
  let form = plainText(text).normalize('NFKC');
  if (leniency.ignoreSpacing) form = form.replace(/\s+/g, ' ').trim();
  // Upper case, because it has fewer special forms: ß is SS, both lower-case sigmas are Σ.
  if (leniency.ignoreCase) form = form.toUpperCase();
  if (leniency.ignoreAccents) form = form.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return form;
}

/** Powers written with ^, one kind of dash, of quotes and of fraction bar, nothing invisible. */
export function plainText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(SUPERSCRIPTS, (power) => `^${power.normalize('NFKC')}`)
    .replace(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .replace(/[\u2018\u2019\u201b\u2032\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2044\u2215]/g, '/');
}
