/** Choosing a formative for a link that names none. */
import type { FormativeSummary } from '../../db/formatives.ts';
import type { Spoken } from '../shell/screen.tsx';
import type { Catalogue } from '../words/catalogue.ts';
import { translator } from '../words/translate.ts';
import { FormativeList } from './formative-list.tsx';

type Props = Spoken & {
  formatives: FormativeSummary[];
  linkTitle: string | null;
  /** The launch named a grade column. */
  graded: boolean;
  error: string | null;
};

export default function ChoosePage({ formatives, linkTitle, graded, error, locale, texts }: Props) {
  const t = translator<Catalogue>(texts, locale);
  return (
    <form method="post" action="/app/choose" class="stack">
      <div>
        <h1>{t('choose.title')}</h1>
        {linkTitle ? <p class="muted">{linkTitle}</p> : null}
        <p>{t('choose.body')}</p>
      </div>
      {graded ? null : (
        <div class="banner warn">
          <p>{t('choose.no-grading')}</p>
        </div>
      )}
      <FormativeList formatives={formatives} chosen={null} error={error} locale={locale} t={t} />
      <div class="row end">
        <button type="submit" class="button primary" disabled={formatives.length === 0}>
          {t('choose.button')}
        </button>
      </div>
    </form>
  );
}
