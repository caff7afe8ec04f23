/** The material is gone from Schoology: what that means, and the grades as a list to print and enter by hand. */
import type { Row } from '../overview/contract.ts';
import { sayValue } from '../overview/say.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';

export function RemovedBanner({ rows, t, locale }: { rows: readonly Row[]; t: T; locale: Locale }) {
  const stranded = rows.flatMap((row) =>
    row.progress.kind === 'failed' && row.progress.cause === 'assignment-removed'
      ? [{ personId: row.personId, name: row.name, value: row.progress.value }]
      : [],
  );
  if (stranded.length === 0) return null;
  return (
    <div class="banner bad removed">
      <div class="no-print">
        <h2>{t('passback.removed.title')}</h2>
        <p>{t('passback.removed.body', { n: stranded.length })}</p>
      </div>
      <details>
        <summary>{t('passback.removed.list')}</summary>
        <table class="by-hand">
          <caption class="visually-hidden">{t('passback.removed.list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('overview.name')}</th>
              <th scope="col">{t('overview.score')}</th>
            </tr>
          </thead>
          <tbody>
            {stranded.map(({ personId, name, value }) => (
              <tr key={personId}>
                <th scope="row">{name}</th>
                <td class="number">{sayValue(t, value, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <button type="button" class="button no-print" onClick={() => window.print()}>
          {t('passback.removed.print')}
        </button>
      </details>
    </div>
  );
}
