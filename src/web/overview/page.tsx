/** The teacher's landing: one sentence that says it all, then the class. */
import { useState } from 'preact/hooks';
import type { Shell } from '../../browser/island.ts';
import { Status } from '../design/status.tsx';
import type { Catalogue, T } from '../words/catalogue.ts';
import { type Locale, translator } from '../words/translate.ts';
import type { OverviewProps, Row } from './contract.ts';
import { viewed, WHOLE_CLASS } from './list.ts';
import { ListControls, SortHeading } from './list-controls.tsx';
import { Menu } from './menu.tsx';
import { sayGrade, sayReason, sayValue } from './say.ts';
import { SummaryLine } from './summary-line.tsx';

export default function OverviewPage(props: OverviewProps & { shell?: Shell }) {
  const { rows, locale } = props;
  const t = translator<Catalogue>(props.texts, locale);
  const [view, setView] = useState(WHOLE_CLASS);
  const shown = viewed(rows, view);
  return (
    <>
      <div class="head tight">
        <div>
          <h1>{props.title}</h1>
          <p class="muted">
            {t('common.questions', { n: props.questions })} · {t('common.points', { n: props.points })}
          </p>
          <p class="muted">{t(`overview.automatic.${props.automatic}`)}</p>
        </div>
        <Menu t={t} locale={locale} />
      </div>
      {rows.length === 0 ? (
        <p class="card">{t('overview.empty')}</p>
      ) : (
        <>
          <SummaryLine rows={rows} t={t} locale={locale} />
          <ListControls view={view} change={setView} shown={shown.length} t={t} />
          {shown.length === 0 ? null : (
            <table class="table class-list">
              <caption class="visually-hidden">{t('overview.table')}</caption>
              <thead>
                <tr>
                  <SortHeading by="name" view={view} change={setView} label={t('overview.name')} />
                  <th scope="col">{t('overview.work')}</th>
                  <SortHeading by="score" view={view} change={setView} label={t('overview.score')} />
                  <SortHeading by="state" view={view} change={setView} label={t('overview.state')} />
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <LearnerRow key={row.personId} row={row} t={t} locale={locale} />
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </>
  );
}

function LearnerRow({ row, t, locale }: { row: Row; t: T; locale: Locale }) {
  const reason = sayReason(t, row.shown);
  const { progress } = row;
  return (
    <tr>
      <th scope="row">
        {row.opened ? <a href={`/app/learners/${row.personId}`}>{row.name}</a> : row.name}
        {row.left ? <div class="why">{t('overview.left')}</div> : null}
      </th>
      <td data-label={t('overview.work')}>
        {t(`work.${row.work}`)}
        {row.attempts > 1 ? <div class="why">{t('overview.attempts', { n: row.attempts })}</div> : null}
      </td>
      <td data-label={t('overview.score')} class="number">
        {sayGrade(t, row.grade, locale)}
        {row.needsScoring ? (
          <div class="to-score">{t('overview.to-score', { n: row.grade?.waiting ?? 0 })}</div>
        ) : null}
      </td>
      <td data-label={t('overview.state')}>
        <Status tone={row.shown.tone}>{t(row.shown.stateKey)}</Status>
        {progress.kind === 'changed' ? (
          <div class="why">{sentAs(t, progress.sent, locale)}</div>
        ) : progress.kind === 'delivered' && progress.overridden ? (
          <div class="why">{sentAs(t, progress.value, locale)}</div>
        ) : null}
        {reason ? <div class="why">{reason}</div> : null}
      </td>
    </tr>
  );
}

function sentAs(t: T, value: Parameters<typeof sayValue>[1], locale: Locale): string {
  return t('overview.sent-as', { value: sayValue(t, value, locale) });
}
