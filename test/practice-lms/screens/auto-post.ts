import { html } from 'hono/html';
import type { Html } from './layout.ts';

/**
 * A page that is nothing but a form which sends itself, with a button for browsers without script.
 * @param note a line for whoever gets to see the page
 */
export const autoPost = (
  action: string,
  fields: Record<string, string>,
  method: 'GET' | 'POST' = 'POST',
  note = 'Opening…',
): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${note}</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; color: #57606a; background: transparent; margin: 24px; }
        </style>
      </head>
      <body>
        <form action="${action}" method="${method}">
          ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
          <p>${note}</p>
          <noscript><button>Continue</button></noscript>
        </form>
        <script>document.forms[0].submit();</script>
      </body>
    </html>`;
