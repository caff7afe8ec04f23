/** The bar at the bottom: what is about to be sent, the press, and what became of the last one. */
import type { Row } from '../overview/contract.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import { outcomeOf } from './batch.ts';
import type { Sending } from './use-sending.ts';

type Props = { rows: readonly Row[]; shown: readonly Row[]; sending: Sending; t: T; locale: Locale };

export function SendBar({ rows, shown, sending, t, locale }: Props) {
  const { tally, phase, chosen } = sending;
  const hidden = chosen.filter((row) => !shown.includes(row)).length;
  const parts = (['new', 'changed', 'failed', 'again', 'overridden', 'incomplete'] as const)
    .filter((what) => tally[what] > 0)
    .map((what) => t(`passback.bar.${what}`, { n: tally[what] }));
  const list = new Intl.ListFormat(locale, { type: 'unit' }).format(parts);
  const ready = tally.all > 0 && tally.wrong === 0 && phase !== 'sending';
  return (
    <div class="send-bar no-print">
      <div class="says">
        <Outcome rows={rows} sending={sending} t={t} locale={locale} />
        <Failure rows={rows} sending={sending} t={t} />
        <p id="send-summary">
          {tally.all === 0 ? t('passback.bar.none') : list}
          {hidden > 0 ? ` · ${t('passback.bar.hidden', { n: hidden })}` : null}
          {tally.wrong > 0 ? (
            <span class="error"> · {t('passback.bar.wrong', { n: tally.wrong })}</span>
          ) : null}
        </p>
      </div>
      <button
        type="button"
        class="button primary"
        disabled={!ready}
        aria-describedby="send-summary"
        onClick={() => void sending.send()}
      >
        {phase === 'sending' ? t('passback.sending') : t('passback.send', { n: tally.all })}
      </button>
    </div>
  );
}

/** Why a press came to nothing; what was chosen and typed is still there. */
function Failure({ rows, sending, t }: Pick<Props, 'rows' | 'sending' | 't'>) {
  const { phase, unread } = sending;
  if (phase !== 'failed' && phase !== 'session-over') return null;
  const name = rows.find((row) => row.personId === unread)?.name;
  return (
    <p class="error" role="alert">
      {phase === 'session-over'
        ? t('common.over')
        : name
          ? `${name}: ${t('passback.wrong-number')}`
          : t('passback.not-sent')}
    </p>
  );
}

/** "5 of 8 sent", said aloud as it rises. It is always there, so that what appears in it is announced. */
function Outcome({ rows, sending, t, locale }: Omit<Props, 'shown'>) {
  const { batch, refusals } = sending;
  const refused = Object.keys(refusals).length;
  const outcome = batch && outcomeOf(rows, batch);
  const parts = outcome
    ? [
        ...(outcome.all > 0 ? [t('passback.progress', { a: outcome.sent, n: outcome.all })] : []),
        ...(outcome.failed > 0 ? [t('passback.progress.failed', { n: outcome.failed })] : []),
        ...(refused > 0 ? [t('passback.progress.refused', { n: refused })] : []),
      ]
    : [];
  const text = new Intl.ListFormat(locale, { type: 'unit' }).format(parts);
  return (
    <>
      <p role="status" class="outcome">
        {text}
      </p>
      {outcome && outcome.sent + outcome.failed < outcome.all ? (
        <progress
          class="progress"
          value={outcome.sent + outcome.failed}
          max={outcome.all}
          aria-hidden="true"
        />
      ) : null}
    </>
  );
}
