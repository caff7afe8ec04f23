/** What was sent of this learner's grade: when, what, how it ended, and who decided it. */
import type { State } from '../../passback/machine.ts';
import { Status, type Tone } from '../design/status.tsx';
import { sayReason, sayValue } from '../overview/say.ts';
import { When } from '../overview/when.tsx';
import type { Catalogue, T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import type { Sent } from './contract.ts';

type StateWord = Extract<keyof Catalogue, `state.${string}` | `work-page.state.${string}`>;

const STATES: Record<State, { tone: Tone; key: StateWord }> = {
  queued: { tone: 'busy', key: 'state.queued' },
  sending: { tone: 'busy', key: 'state.sending' },
  retrying: { tone: 'busy', key: 'state.retrying' },
  delivered: { tone: 'good', key: 'state.delivered' },
  failed: { tone: 'bad', key: 'state.failed' },
  superseded: { tone: 'idle', key: 'work-page.state.superseded' },
  withheld: { tone: 'warn', key: 'work-page.state.withheld' },
};

type Props = { sent: readonly Sent[]; names: Record<string, string>; now: number; t: T; locale: Locale };

export function History({ sent, names, now, t, locale }: Props) {
  return (
    <section aria-labelledby="history" class="history">
      <h2 id="history">{t('work-page.history')}</h2>
      {sent.length === 0 ? (
        <p class="muted">{t('work-page.history.none')}</p>
      ) : (
        <table class="table" aria-labelledby="history">
          <thead>
            <tr>
              <th scope="col">{t('work-page.history.when')}</th>
              <th scope="col">{t('work-page.history.value')}</th>
              <th scope="col">{t('work-page.history.state')}</th>
              <th scope="col">{t('work-page.history.who')}</th>
            </tr>
          </thead>
          <tbody>
            {sent.map((one) => (
              <tr key={one.revision}>
                <td data-label={t('work-page.history.when')}>
                  <When at={one.at} now={now} locale={locale} />
                </td>
                <td data-label={t('work-page.history.value')} class="number">
                  {one.value.given === null ? t('work-page.history.cleared') : sayValue(t, one.value, locale)}
                </td>
                <td data-label={t('work-page.history.state')}>
                  <Status tone={STATES[one.state].tone}>{t(STATES[one.state].key)}</Status>
                  <Why one={one} t={t} />
                </td>
                <td data-label={t('work-page.history.who')}>
                  {one.by ? names[one.by] : t('work-page.history.itself')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Why a passback failed, and the platform's own words where the reason does not quote them already. */
function Why({ one, t }: { one: Sent; t: T }) {
  if (one.state !== 'failed' || one.cause === null) return null;
  const reason = sayReason(t, { reasonKey: `cause.${one.cause}`, words: one.words });
  const quoted = one.cause === 'platform-refused' || one.words === null;
  return (
    <>
      <div class="why">{reason}</div>
      {quoted ? null : <div class="why">{t('work-page.history.words', { words: one.words ?? '' })}</div>}
    </>
  );
}
