/** Standings, scores and times in words: for every screen of the teacher. Runs on the server and in the page. */
import { showPoints } from '../../formative/points.ts';
import type { GradeValue } from '../../passback/value.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import type { Row, Shown } from './contract.ts';

/** Why a grade is where it is; null when nothing needs saying. */
export function sayReason(t: T, { reasonKey, words }: Pick<Shown, 'reasonKey' | 'words'>): string | null {
  if (reasonKey === null) return null;
  return reasonKey === 'cause.platform-refused' ? t(reasonKey, { words: words ?? '…' }) : t(reasonKey);
}

/** "7.5 of 10". */
export function sayValue(t: T, { given, maximum }: GradeValue, locale: Locale): string {
  return t('common.of', {
    a: given === null ? '–' : showPoints(given, locale),
    b: showPoints(maximum, locale),
  });
}

/** "7.5 of 10", or a dash without any work. */
export function sayGrade(t: T, grade: Row['grade'], locale: Locale): string {
  return grade ? sayValue(t, { given: grade.points, maximum: grade.maximum }, locale) : '–';
}

const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** "5 minutes ago": says when without knowing the reader's time zone. Both times in epoch milliseconds. */
export function sayAgo(at: number, now: number, locale: Locale): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const passed = Math.max(0, now - at);
  const step = STEPS.find(({ ms }) => passed >= ms);
  return step ? format.format(-Math.floor(passed / step.ms), step.unit) : format.format(0, 'second');
}
