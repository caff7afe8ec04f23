/**
 * What a launch answers with: the shell. It holds the session token in memory, fetches screens with it and swaps them
 * in, so that nothing depends on cookies or storage and nothing secret stands in a URL.
 */

import { sayIn, wordsFor } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import { documentHtml } from './document.tsx';

export function shellHtml(input: {
  token: string;
  locale: Locale;
  start: string;
  assignmentId: string | null;
}): string {
  const t = sayIn(input.locale);
  const boot = { ...input, words: wordsFor(input.locale, ['common.']) };
  return documentHtml({
    locale: input.locale,
    title: t('common.product'),
    scripted: true,
    children: (
      <>
        <a class="skip" href="#main">
          {t('common.skip')}
        </a>
        <p id="notice" class="notice" role="alert" hidden />
        <main id="main" tabIndex={-1} aria-busy="true" data-boot={JSON.stringify(boot)}>
          <p class="loading">{t('common.loading')}</p>
        </main>
        <p id="announcer" class="visually-hidden" role="status" />
      </>
    ),
  });
}
