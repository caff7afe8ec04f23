import { html } from 'hono/html';
import type { Practice } from '../practice.ts';
import type { Returned } from '../protocol/deep-linking.ts';
import type { Html } from './layout.ts';

const bare = (title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/assets/style.css" />
      </head>
      <body class="bare"><main>${content}</main></body>
    </html>`;

/** What somebody sees when the LMS refuses a message of the tool: what, and the reason word for word. */
export const refusalPage = (title: string, reason: string): Html =>
  bare(
    title,
    html`<div class="card refusal" role="alert"><h1>${title}</h1><pre>${reason}</pre><p><a href="/courses" target="_top">Back to the courses</a></p></div>`,
  );

/** After deep linking: tells the page around the frame where to go, and offers a link should nobody listen. */
export const returnPage = (practice: Practice, returned: Extract<Returned, { kind: 'added' }>): Html => {
  const added = returned.materials.map(({ id }) => id).join(',');
  const target = `/courses/${returned.course.id}?added=${added}${returned.message ? `&message=${encodeURIComponent(returned.message)}` : ''}`;
  const what =
    returned.materials.length === 0
      ? 'Nothing was added'
      : `Added ${returned.materials.map(({ title }) => `“${title}”`).join(', ')}`;
  return bare(
    what,
    html`<div class="card"><h1>${what}</h1><p><a id="back" href="${target}" target="_top">Back to ${returned.course.title}</a></p></div>
      <script>
        const url = document.getElementById('back').href;
        if (window.parent === window) window.location.replace(url);
        else window.parent.postMessage({ subject: 'practice.returned', url }, '${practice.url}');
      </script>`,
  );
};
