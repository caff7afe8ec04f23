/** The picker. It says where and as whom it adds, as the proof of the browser may be missing inside the frame. */
import type { FormativeSummary } from '../../db/formatives.ts';
import { Addresses, FormativeList } from '../choose/formative-list.tsx';
import type { Spoken } from '../shell/screen.tsx';
import type { Catalogue } from '../words/catalogue.ts';
import { translator } from '../words/translate.ts';
import type { FilledIn, Values } from './read-choice.ts';

type Props = Spoken & {
  formatives: (FormativeSummary & { address: string })[];
  filled: FilledIn;
  name: string | null;
  course: string | null;
  acceptLineItem: boolean;
};

export default function AddPage({ formatives, filled, name, course, acceptLineItem, locale, texts }: Props) {
  const t = translator<Catalogue>(texts, locale);
  const { values } = filled;
  const errors = filled.kind === 'invalid' ? filled.errors : {};
  const error = (field: keyof Values) => {
    const key = errors[field];
    return key ? t(key) : null;
  };
  return (
    <form method="post" action="/app/add" class="stack">
      <div>
        <h1>{t('add.title')}</h1>
        <p class="muted">{course && name ? t('add.to', { course, name }) : t('add.to-unnamed')}</p>
      </div>
      {acceptLineItem ? null : (
        <div class="banner warn">
          <p>{t('add.no-line-item')}</p>
        </div>
      )}
      <FormativeList
        formatives={formatives}
        chosen={values.formative || null}
        error={error('formative')}
        locale={locale}
        t={t}
      />
      <fieldset class="card stack">
        <legend>{t('add.details')}</legend>
        <Field
          name="title"
          label={t('add.name')}
          hint={t('add.name.hint')}
          value={values.title}
          error={error('title')}
        />
        <div class="row top">
          <Field
            name="points"
            label={t('add.points')}
            hint={t('add.points.hint')}
            value={values.points}
            error={error('points')}
            inputmode="decimal"
          />
          <Field
            name="due"
            label={t('add.due')}
            value={values.due}
            error={error('due')}
            type="datetime-local"
          />
        </div>
        {/* The shell fills this in: a due date means the teacher's own clock. */}
        <input type="hidden" name="offset" value={values.offset} data-timezone-offset="due" />
      </fieldset>
      <div class="row end">
        <button type="submit" class="button primary" disabled={formatives.length === 0}>
          {t('add.button')}
        </button>
      </div>
      <Addresses formatives={formatives} t={t} />
    </form>
  );
}

function Field(props: {
  name: keyof Values;
  label: string;
  value: string;
  error: string | null;
  hint?: string;
  inputmode?: 'decimal';
  type?: 'datetime-local';
}) {
  const { name, error, hint, value } = props;
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  const shared = {
    id: name,
    name,
    value,
    autocomplete: 'off',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  };
  return (
    <div class="field">
      <label for={name}>{props.label}</label>
      {props.type === 'datetime-local' ? (
        <input {...shared} type="datetime-local" />
      ) : (
        <input {...shared} type="text" inputmode={props.inputmode} />
      )}
      {hint ? (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="error" id={`${name}-error`}>
          {error}
        </span>
      ) : null}
    </div>
  );
}
