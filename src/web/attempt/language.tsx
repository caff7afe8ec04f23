/** The other language, one press away. */
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';

/** @param mayGo asked before the page goes; false keeps it */
export function Language({ locale, t, mayGo }: { locale: Locale; t: T; mayGo?: () => boolean }) {
  const other: Locale = locale === 'en' ? 'es' : 'en';
  return (
    <form
      class="language"
      method="post"
      action="/app/language"
      onSubmit={(e) => {
        if (mayGo && !mayGo()) e.preventDefault();
      }}
    >
      <button type="submit" class="button quiet small" name="locale" value={other} lang={other}>
        {t(`common.language.${other}`)}
      </button>
    </form>
  );
}
