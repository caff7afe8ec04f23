/** The form of an assignment's settings: each choice says what it will do. */

import { showPoints } from '../../formative/points.ts';
import type { Settings } from '../../formative/settings.ts';
import type { Spoken } from '../shell/screen.tsx';
import type { Catalogue } from '../words/catalogue.ts';
import { translator } from '../words/translate.ts';

type Props = Spoken & {
  settings: Settings;
  title: string;
  points: number;
  handScored: boolean;
  /** The field that was filled in wrongly. */
  invalid: string | null;
};

export default function SettingsPage({ settings, title, points, handScored, invalid, locale, texts }: Props) {
  const t = translator<Catalogue>(texts, locale);
  return (
    <form method="post" action="/app/settings" class="stack">
      <div class="head">
        <div>
          <h1>{t('settings.title')}</h1>
          <p class="muted">{title}</p>
        </div>
        <a class="button quiet" href="/app">
          {t('common.back')}
        </a>
      </div>

      <fieldset class="card">
        <legend>{t('settings.automatic')}</legend>
        {(['off', 'first-submission', 'every-change'] as const).map((value) => (
          <Choice
            key={value}
            name="automatic"
            value={value}
            checked={settings.automatic === value}
            label={t(`settings.automatic.${value}`)}
            hint={t(`settings.automatic.${value}.hint`)}
          />
        ))}
        <p class="hint">{t('settings.automatic.visible')}</p>
        {handScored ? <p class="hint">{t('settings.automatic.hand-scored')}</p> : null}
      </fieldset>

      <fieldset class="card">
        <legend>{t('settings.grading')}</legend>
        {(['points', 'complete'] as const).map((value) => (
          <Choice
            key={value}
            name="grading"
            value={value}
            checked={settings.grading === value}
            label={t(`settings.grading.${value}`)}
            hint={t(`settings.grading.${value}.hint`, { points: showPoints(points, locale) })}
          />
        ))}
      </fieldset>

      <fieldset class="card">
        <legend>{t('settings.blanks')}</legend>
        <Check
          name="blanksAsZero"
          checked={settings.blanksAsZero}
          label={t('settings.blanksAsZero')}
          hint={t('settings.blanksAsZero.hint')}
        />
      </fieldset>

      <fieldset class="card stack">
        <legend>{t('settings.attempts')}</legend>
        <div class="row top">
          <div class="field">
            <label for="attemptsAllowed">{t('settings.attemptsAllowed')}</label>
            <input
              class="short"
              id="attemptsAllowed"
              name="attemptsAllowed"
              type="number"
              min="1"
              max="10"
              required
              value={settings.attemptsAllowed}
              aria-invalid={invalid === 'attemptsAllowed' ? 'true' : undefined}
              aria-describedby={invalid === 'attemptsAllowed' ? 'attemptsAllowed-error' : undefined}
            />
            {invalid === 'attemptsAllowed' ? (
              <p class="error" id="attemptsAllowed-error">
                {t('settings.attemptsAllowed.error')}
              </p>
            ) : null}
          </div>
          <div class="field">
            <label for="attemptPolicy">{t('settings.attemptPolicy')}</label>
            <select id="attemptPolicy" name="attemptPolicy">
              {(['best', 'first', 'latest', 'average'] as const).map((value) => (
                <option key={value} value={value} selected={settings.attemptPolicy === value}>
                  {t(`settings.attemptPolicy.${value}`)}
                </option>
              ))}
            </select>
          </div>
        </div>
        <Check
          name="editAfterSubmission"
          checked={settings.editAfterSubmission}
          label={t('settings.editAfterSubmission')}
        />
      </fieldset>

      <fieldset class="card">
        <legend>{t('settings.results')}</legend>
        <Check
          name="showResults"
          checked={settings.results === 'after-submission'}
          label={t('settings.showResults')}
        />
      </fieldset>

      <div class="row end">
        <a class="button" href="/app">
          {t('common.cancel')}
        </a>
        <button type="submit" class="button primary">
          {t('common.save')}
        </button>
      </div>
    </form>
  );
}

type ChoiceProps = { name: string; value?: string; checked: boolean; label: string; hint?: string };

function Choice(props: ChoiceProps) {
  return <Option type="radio" {...props} />;
}

function Check(props: ChoiceProps) {
  return <Option type="checkbox" {...props} />;
}

function Option({ type, name, value, checked, label, hint }: ChoiceProps & { type: 'radio' | 'checkbox' }) {
  return (
    <label class="option">
      <input type={type} name={name} value={value} checked={checked} />
      <span>
        {label}
        {hint ? <span class="hint">{hint}</span> : null}
      </span>
    </label>
  );
}
