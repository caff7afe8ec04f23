/**
 * Points: the one place where they are added, divided, rounded, read and written.
 *
 * A number of points has at most four decimals. All arithmetic runs on whole ten-thousandths, so that three questions
 * of 0.1 points are 0.3 and a gradebook never shows 0.30000000000000004.
 */
/** Points: finite, at most four decimals. */
export type Points = number;

/** The languages in which the core writes numbers and key words. */
export type Locale = 'en' | 'es';

/** The most points a question, and a formative as a whole, may be worth. */
export const MOST_POINTS: Points = 1_000_000;

/** A point in the whole parts that arithmetic runs on. */
export const UNITS = 10_000;

/** Exact sum; 0 for an empty list. @throws RangeError for a number that is not finite, which is a bug upstream. */
export function sumPoints(list: readonly Points[]): Points {
  return list.reduce((sum, p) => sum + toUnits(p), 0) / UNITS;
}

/**
 * `p × numerator ÷ denominator`, rounded once, half away from zero, to four decimals. Numerator and denominator are
 * whole numbers. @throws RangeError when they are not, or when the denominator is 0.
 */
export function scalePoints(p: Points, numerator: number, denominator: number): Points {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0)
    throw new RangeError('points are scaled by whole numbers');
  // The product of two safe integers need not be one.
  const product = BigInt(toUnits(p)) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const negative = product < 0n !== divisor < 0n;
  const [top, bottom] = [product < 0n ? -product : product, divisor < 0n ? -divisor : divisor];
  const rounded = (2n * top + bottom) / (2n * bottom);
  return Number(negative ? -rounded : rounded) / UNITS;
}

/** Whether two values are the same number of points. Null is no points at all, and the same as nothing but null. */
export function samePoints(a: Points | null, b: Points | null): boolean {
  if (a === null || b === null) return a === b;
  return toUnits(a) === toUnits(b);
}

/**
 * Points as a teacher types them: "7,5", " 7.50 ", ".5", "0". Null for anything that is not a number from 0 to
 * 1,000,000 with at most four decimals. Everything `showPoints` writes is read back as it was.
 *
 * A single comma or point is the decimal mark. "1,000" and "1.500" are refused: nobody writes points to three decimals
 * with a nought at the end, so a thousand was meant, and taking it for 1 would put a wrong grade in the gradebook.
 */
export function readPoints(text: string): Points | null {
  const typed = text.trim();
  if (!/^(?:\d{1,7}(?:[.,]\d{0,4})?|[.,]\d{1,4})$/.test(typed) || /^[1-9]\d{0,2}[.,]\d\d0$/.test(typed))
    return null;
  const points = Number(typed.replace(',', '.'));
  return points <= MOST_POINTS ? points : null;
}

/** Points for people: no needless decimals, no grouping; a decimal comma in Spanish. */
export function showPoints(p: Points, locale: Locale): string {
  return showDecimals(String(toUnits(p) / UNITS), locale);
}

/** A number written by JavaScript, with the decimal mark of the language. */
export function showDecimals(written: string, locale: Locale): string {
  return locale === 'es' ? written.replace('.', ',') : written;
}

function toUnits(p: Points): number {
  const units = Math.round(p * UNITS);
  if (!Number.isSafeInteger(units)) throw new RangeError('not a number of points');
  return units === 0 ? 0 : units;
}
