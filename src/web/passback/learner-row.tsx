/** One learner on Grade Passback. */
import type { Settings } from '../../formative/settings.ts';
import type { GradeValue } from '../../passback/value.ts';
import { Status } from '../design/status.tsx';
import type { Row } from '../overview/contract.ts';
import { sayGrade, sayReason, sayValue } from '../overview/say.ts';
import { When } from '../overview/when.tsx';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import { isBefore } from './batch.ts';
import { canSend } from './choice.ts';
import { Flip, GradeField } from './send-as.tsx';
import type { Sending } from './use-sending.ts';

type Props = {
  row: Row;
  sending: Sending;
  grading: Settings['grading'];
  now: number;
  t: T;
  locale: Locale;
};

export function LearnerRow({ row, sending, grading, now, t, locale }: Props) {
  const { personId, name } = row;
  const may = canSend(row);
  const last = lastSent(row);
  const SendAs = grading === 'complete' ? Flip : GradeField;
  return (
    <tr class={may && sending.selected.has(personId) ? 'chosen' : undefined}>
      <td class="pick">
        {may ? (
          <label class="check">
            <input
              type="checkbox"
              checked={sending.selected.has(personId)}
              onChange={(e) => sending.select([personId], e.currentTarget.checked)}
            />
            <span class="visually-hidden">{t('passback.select-one', { name })}</span>
          </label>
        ) : null}
      </td>
      <th scope="row">
        {row.opened ? <a href={`/app/learners/${personId}`}>{name}</a> : name}
        <div class="why">{row.left ? t('overview.left') : t(`work.${row.work}`)}</div>
      </th>
      <td data-label={t('passback.grade')} class="number">
        {sayGrade(t, row.grade, locale)}
        {row.needsScoring ? (
          <div class="to-score">{t('passback.unsent-score', { n: row.grade?.waiting ?? 0 })}</div>
        ) : null}
      </td>
      <td class="send" data-label={may ? t('passback.send-as') : undefined}>
        {may ? <SendAs row={row} sending={sending} t={t} locale={locale} /> : null}
      </td>
      <td data-label={t('passback.last')} class="number">
        {last ? (
          <>
            {last.value ? sayValue(t, last.value, locale) : null}
            <div class="why">
              <When at={last.at} now={now} locale={locale} />
            </div>
          </>
        ) : (
          <span class="muted">{row.progress.kind === 'not-sent' ? t('passback.never') : '–'}</span>
        )}
      </td>
      <td data-label={t('passback.state')}>
        <State row={row} sending={sending} t={t} />
      </td>
    </tr>
  );
}

/** The value the gradebook was last told, as far as the latest passback knows it. */
function lastSent({ progress }: Row): { value: GradeValue | null; at: number } | null {
  if (progress.kind === 'delivered') return { value: progress.value, at: progress.at };
  if (progress.kind === 'changed') return { value: progress.sent, at: progress.at };
  if (progress.kind === 'cleared') return { value: null, at: progress.at };
  return null;
}

function State({ row, sending, t }: { row: Row; sending: Sending; t: T }) {
  const refusal = sending.refusals[row.personId];
  if (isBefore(row, sending.batch)) return <Status tone="busy">{t('state.queued')}</Status>;
  const reason = sayReason(t, row.shown);
  return (
    <>
      <Status tone={row.shown.tone}>{t(row.shown.stateKey)}</Status>
      {refusal ? (
        <div class="error small">{t('passback.refused', { reason: t(`reason.${refusal}`) })}</div>
      ) : null}
      {reason ? <div class="why">{reason}</div> : null}
    </>
  );
}
