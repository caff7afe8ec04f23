/** The sentence on top of the class, with the press that is most likely wanted. */
import { showPoints } from '../../formative/points.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import type { Row } from './contract.ts';
import { type Summary, summarise } from './summary.ts';

export function SummaryLine({ rows, t, locale }: { rows: readonly Row[]; t: T; locale: Locale }) {
  const sum = summarise(rows);
  const settled = sum.next.kind === 'nothing' && sum.moving === 0 && sum.sent > 0;
  const tone = sum.failed > 0 ? 'bad' : settled ? 'good' : sum.next.kind === 'nothing' ? '' : 'warn';
  return (
    <div class={`banner summary ${tone}`}>
      <p aria-live="polite">{saySummary(t, sum, locale)}</p>
      <Next sum={sum} t={t} />
    </div>
  );
}

function Next({ sum, t }: { sum: Summary; t: T }) {
  const { next } = sum;
  if (next.kind === 'nothing') return null;
  if (next.kind === 'score')
    return (
      <a class="button primary" href={`/app/learners/${next.personId}`}>
        {t('overview.do.score')}
      </a>
    );
  return (
    <a class="button primary" href="/app/passback">
      {next.kind === 'send' ? t('overview.do.send', { n: next.grades }) : t('overview.do.failed')}
    </a>
  );
}

/** "18 of 24 grades are in Schoology. 3 wait for your scoring and 1 could not be sent." */
function saySummary(t: T, sum: Summary, locale: Locale): string {
  if (sum.grades === 0) return t('overview.sum.none');
  const first =
    sum.sent === sum.grades
      ? t('overview.sum.all', { n: sum.grades })
      : t('overview.sum.sent', { a: showPoints(sum.sent, locale), n: sum.grades });
  const parts = (['moving', 'waiting', 'changed', 'ready', 'failed'] as const)
    .filter((what) => sum[what] > 0)
    .map((what) => t(`overview.sum.${what}`, { n: sum[what] }));
  const rest = new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
  return rest ? `${first} ${rest}.` : first;
}
