/** A page that says one thing and what to do: errors, "open it from Schoology", "continue in a new tab". */
import type { ComponentChildren } from 'preact';
import { sayIn } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import { documentHtml } from './document.tsx';

export function plainPage(input: {
  locale: Locale;
  title: string;
  /** Paragraphs. */
  body: string[];
  /** What support can look up. */
  code?: string;
  children?: ComponentChildren;
}): string {
  const t = sayIn(input.locale);
  return documentHtml({
    locale: input.locale,
    title: `${input.title} · ${t('common.product')}`,
    children: (
      <main id="main" class="plain">
        <div class="card">
          <h1>{input.title}</h1>
          {input.body.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {input.children}
          {input.code ? <p class="code">{t('common.error-code', { code: input.code })}</p> : null}
        </div>
      </main>
    ),
  });
}
