/** The formatives a teacher may use, as one group of radio buttons. */
import type { FormativeSummary } from '../../db/formatives.ts';
import { showPoints } from '../../formative/points.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';

export function FormativeList(props: {
  formatives: FormativeSummary[];
  chosen: string | null;
  error: string | null;
  locale: Locale;
  t: T;
}) {
  const { formatives, chosen, error, locale, t } = props;
  if (formatives.length === 0) return <p>{t('add.none')}</p>;
  return (
    <fieldset class="card" aria-describedby={error ? 'formative-error' : undefined}>
      <legend>{t('add.choose')}</legend>
      {error ? (
        <p class="error" id="formative-error">
          {error}
        </p>
      ) : null}
      {formatives.map((f) => (
        <label class="option" key={f.id}>
          <input type="radio" name="formative" value={f.id} checked={chosen === f.id} required />
          <span>
            {f.title}
            <span class="hint">
              {[
                t('common.questions', { n: f.questions }),
                pointsText(t, f.points, locale),
                t(f.handScored ? 'add.by-hand' : 'add.automatic'),
              ].join(' · ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Each formative's own address: what a teacher pastes as the URL of an External Tool. */
export function Addresses({
  formatives,
  t,
}: {
  formatives: (FormativeSummary & { address: string })[];
  t: T;
}) {
  return (
    <details class="card">
      <summary>{t('add.addresses')}</summary>
      <p class="hint">{t('add.addresses.hint')}</p>
      <dl class="ids">
        {formatives.map((f) => (
          <div key={f.id}>
            <dt>{f.title}</dt>
            <dd>
              <code>{f.address}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** "7.5 points": the number in the person's own way of writing it. */
const pointsText = (t: T, points: number, locale: Locale) =>
  t('common.points', { n: points }).replace(String(points), showPoints(points, locale));
