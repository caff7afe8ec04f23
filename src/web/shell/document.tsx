/** The one document of the tool: the shell that stays in the frame, and the plain pages that need no script. */
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import manifest from '../manifest.json';
import type { Locale } from '../words/translate.ts';

type DocumentProps = { locale: Locale; title: string; scripted?: boolean; children: ComponentChildren };

function Document({ locale, title, scripted = false, children }: DocumentProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={manifest.style} />
        {scripted ? <script type="module" src={manifest.shell} /> : null}
      </head>
      <body>{children}</body>
    </html>
  );
}

/** A whole page as HTML text. */
export function documentHtml(props: DocumentProps): string {
  return `<!doctype html>${render(<Document {...props} />)}`;
}
