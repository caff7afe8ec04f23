/** Grade Passback: every learner with the grade here, what Schoology has, and why; choose, override, send. */
import { useState } from 'preact/hooks';
import type { Shell } from '../../browser/island.ts';
import { viewed, WHOLE_CLASS } from '../overview/list.ts';
import { ListControls, SortHeading } from '../overview/list-controls.tsx';
import type { Catalogue } from '../words/catalogue.ts';
import { translator } from '../words/translate.ts';
import { canSend } from './choice.ts';
import type { PassbackProps } from './contract.ts';
import { LearnerRow } from './learner-row.tsx';
import { RemovedBanner } from './removed.tsx';
import { SelectionTools } from './selection-tools.tsx';
import { SendBar } from './send-bar.tsx';
import { useSending } from './use-sending.ts';

export default function PassbackPage(props: PassbackProps & { shell?: Shell }) {
  const { rows, grading, locale, now } = props;
  const t = translator<Catalogue>(props.texts, locale);
  const [view, setView] = useState(WHOLE_CLASS);
  const sending = useSending(props);
  const shown = viewed(rows, view);
  return (
    <div class="passback">
      <div class="head tight">
        <div>
          <h1>{t('passback.title')}</h1>
          <p class="muted">{props.title}</p>
          <p class="no-print">{t('passback.intro')}</p>
          <p class="muted small no-print">
            {t(grading === 'complete' ? 'passback.note.complete' : 'passback.note')}
          </p>
        </div>
        <a class="button quiet" href="/app/overview">
          {t('common.back')}
        </a>
      </div>
      <RemovedBanner rows={rows} t={t} locale={locale} />
      {rows.length === 0 ? (
        <p class="card">{t('overview.empty')}</p>
      ) : (
        <>
          <div class="no-print">
            <ListControls view={view} change={setView} shown={shown.length} t={t} />
            <SelectionTools rows={rows} shown={shown} sending={sending} t={t} />
          </div>
          {shown.length === 0 ? null : (
            <table class="table class-list no-print">
              <caption class="visually-hidden">{t('overview.table')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('passback.select')}</th>
                  <SortHeading by="name" view={view} change={setView} label={t('overview.name')} />
                  <SortHeading by="score" view={view} change={setView} label={t('passback.grade')} />
                  <th scope="col">{t('passback.send-as')}</th>
                  <th scope="col">{t('passback.last')}</th>
                  <SortHeading by="state" view={view} change={setView} label={t('passback.state')} />
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <LearnerRow
                    key={row.personId}
                    row={row}
                    sending={sending}
                    grading={grading}
                    now={now}
                    t={t}
                    locale={locale}
                  />
                ))}
              </tbody>
            </table>
          )}
          {rows.some(canSend) ? (
            <SendBar rows={rows} shown={shown} sending={sending} t={t} locale={locale} />
          ) : null}
        </>
      )}
    </div>
  );
}
