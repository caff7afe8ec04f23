/** Numbers as learners write them, in any of the ways a school teaches. */
import { plainText } from './text.ts';

/**
 * What a text begins with, read as a number. `values` has one number, or two where the text can honestly be read in two
 * ways ("1,500" is fifteen hundred in one classroom and one and a half in the next). `rest` is what follows, trimmed.
 */
export type NumberReading = { values: number[]; rest: string };

const VULGAR = /[\u00bc-\u00be\u2150-\u215e]/g;
const FRACTION = /^(?:(\d{1,9}) (?=[1-9]))?(\d{1,9}) ?\/ ?(\d{1,9})(?!\d|[.,]\d)/;
const DECIMAL = /^(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|[.,]?\d[\d.,]*)/;
const EXPONENT = /^[eE]([+-]?\d{1,3})(?!\d)/;
const POWER = /^(?: ?[x×*·⋅∙] ?10 ?)?(?:\^|\*\*) ?[({]?([+-]?\d{1,3})(?!\d)[)}]?/i;

/**
 * Reads the number at the beginning of a text; null when there is none.
 *
 * Understood: "5", "+5", "−5", ".5", "0,5", "1/2", "½", "1 1/2", "1½", "3e8", "3×10^8", "3 x 10⁸", "10^8", and thousands
 * grouped by comma, point or space: "1.000,5", "1,000.5", "1 000,5", "1,000,000". A single separator followed by
 * exactly three digits is ambiguous and read both ways, unless a 0 stands before it ("0.125").
 * Not understood, hence null or left in `rest`: "1.2.3", "1,00,000", "3×108", division by 0, numbers beyond a double.
 */
export function readNumber(text: string): NumberReading | null {
  const plain = plainText(text.replace(VULGAR, (f) => ` ${f.normalize('NFKC')} `))
    .replace(/\s+/g, ' ')
    .trim();
  const sign = /^[+-] ?/.exec(plain)?.[0] ?? '';
  const reading = readFraction(plain.slice(sign.length)) ?? readDecimal(plain.slice(sign.length));
  if (!reading) return null;
  const signed = reading.values
    .map((v) => (sign.startsWith('-') && v !== 0 ? -v : v))
    .filter(Number.isFinite);
  return signed.length === 0 ? null : { values: signed, rest: reading.rest.trim() };
}

function readFraction(text: string): NumberReading | null {
  const found = FRACTION.exec(text);
  if (!found) return null;
  const [all, whole, numerator, denominator] = found;
  // "1 500/2" is no mixed number.
  if (whole !== undefined && Number(numerator) >= Number(denominator)) return null;
  return {
    values: [Number(whole ?? 0) + Number(numerator) / Number(denominator)],
    rest: text.slice(all.length),
  };
}

function readDecimal(text: string): NumberReading | null {
  const run = DECIMAL.exec(text)?.[0];
  if (run === undefined) return null;
  const after = text.slice(run.length);
  const power = EXPONENT.exec(after) ?? POWER.exec(after);
  if (!power) return { values: decimals(run).map(Number), rest: after };
  const [all, exponent = '0'] = power;
  const rest = after.slice(all.length);
  // "10^8": a power without a factor. Any other base ("5^2") is arithmetic, not a number.
  if (/^ ?(?:\^|\*\*)/.test(all))
    return run === '10' ? { values: [Number(`1e${exponent}`)], rest } : { values: [], rest };
  return { values: decimals(run).map((d) => Number(`${d}e${exponent}`)), rest };
}

/** The ways to read a run of digits and separators, as JavaScript writes numbers. None when it is no number. */
function decimals(run: string): string[] {
  const spaced = run.includes(' ');
  const digits = run.replaceAll(' ', '').replace(/[.,]$/, '');
  if (/^\d+$/.test(digits)) return [digits];
  if (/^\d*[.,]\d+$/.test(digits)) {
    const decimal = digits.replace(',', '.');
    return !spaced && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)
      ? [decimal, digits.replace(/[.,]/, '')]
      : [decimal];
  }
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return [digits.replaceAll(',', '')];
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits)) return [digits.replaceAll('.', '').replace(',', '.')];
  return [];
}
