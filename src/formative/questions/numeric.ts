/** Numeric: a number, with a tolerance, with or without its unit. */
import * as z from 'zod/mini';
import { readNumber } from '../numbers.ts';
import { type Locale, showDecimals } from '../points.ts';
import { isBlankText, plainText } from '../text.ts';
import {
  ALL,
  type LearnerView,
  NONE,
  type QuestionType,
  questionFields,
  seenByLearner,
} from './question-type.ts';

const schema = z
  .object({
    ...questionFields,
    type: z.literal('numeric'),
    key: z.number(),
    /** How far off is still right, the edge included. `percent` is of the key. Without it, the number itself. */
    tolerance: z.optional(
      z.object({ kind: z.enum(['absolute', 'percent']), amount: z.number().check(z.minimum(0)) }),
    ),
    /** The ways to write the unit, best first. The answer may carry one of them, or none; any other is wrong. */
    units: z.optional(
      z.array(z.string().check(z.maxLength(40), z.regex(/^[^\s\d.,+^\-\u2212]/))).check(z.maxLength(20)),
    ),
  })
  .check(
    z.refine((q) => q.key !== 0 || q.tolerance?.kind !== 'percent' || q.tolerance.amount === 0, {
      path: ['tolerance'],
      params: { code: 'percent-of-zero' },
    }),
  );

const responseSchema = z.object({ text: z.string().check(z.maxLength(200)) });

export type Numeric = z.infer<typeof schema>;
export type NumericResponse = z.infer<typeof responseSchema>;
export type NumericView = LearnerView<Numeric>;

/** The numbers an answer can be read as, once its unit is taken off; none when it is no number or its unit is wrong. */
function readings(question: Numeric, text: string): number[] {
  const units = (question.units ?? []).map(comparableUnit);
  const reading = readNumber(text);
  if (reading)
    return reading.rest === '' || units.includes(comparableUnit(reading.rest)) ? reading.values : [];
  // "$5", "€ 5": a unit that stands before the number.
  const plain = plainText(text).trim();
  return (question.units ?? [])
    .map(plainText)
    .filter((unit) => plain.startsWith(unit))
    .map((unit) => readNumber(plain.slice(unit.length)))
    .flatMap((after) => (after?.rest === '' ? after.values : []));
}

/**
 * A unit as it is compared: spacing, "²" or "^2" or "2", and an abbreviation's full stop do not matter. Capitals and
 * accents do not matter in words; in symbols of up to three letters they do, since mW is not MW.
 */
function comparableUnit(unit: string): string {
  const plain = plainText(unit)
    .normalize('NFKC')
    .replace(/[\s^]|\.$/g, '');
  if (plain.replace(/\P{L}/gu, '').length <= 3) return plain;
  return plain
    .toUpperCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

/** A difference equal to the tolerance is right, and stays so when a decimal has no exact binary form (0.4 from 0.3). */
function isWithin(question: Numeric, value: number): boolean {
  const { key, tolerance = { kind: 'absolute', amount: 0 } } = question;
  const allowed = tolerance.kind === 'percent' ? (Math.abs(key) * tolerance.amount) / 100 : tolerance.amount;
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(key), Math.abs(value));
  return Math.abs(value - key) <= allowed + rounding;
}

function showKey({ key, tolerance, units }: Numeric, locale: Locale): string[] {
  const number = (n: number) => showDecimals(String(n), locale);
  const unit = units?.[0] === undefined ? '' : ` ${units[0]}`;
  const off = !tolerance || tolerance.amount === 0 ? '' : ` ± ${number(tolerance.amount)}`;
  return [
    tolerance?.kind === 'percent' && off ? `${number(key)}${unit}${off} %` : `${number(key)}${off}${unit}`,
  ];
}

export const numeric = {
  type: 'numeric',
  schema,
  responseSchema,
  scoredBy: 'key',
  accept: (_question, response) => response,
  isBlank: (_question, { text }) => isBlankText(text),
  score: (question, { text }) => (readings(question, text).some((v) => isWithin(question, v)) ? ALL : NONE),
  learnerView: (question): NumericView => seenByLearner(question),
  showKey,
  showResponse: (_question, { text }) => (isBlankText(text) ? [] : [text.trim()]),
} satisfies QuestionType<Numeric, NumericResponse, NumericView>;
