/** How a screen leaves the server: one Preact component rendered to a fragment, with its properties if it is an island. */
import type { ComponentType } from 'preact';
import { render } from 'preact-render-to-string';
import type { ScreenContext } from '../context.ts';
import { wordsFor } from '../words/catalogue.ts';
import type { Spoken } from './spoken.ts';

export type { Spoken } from './spoken.ts';

/**
 * Answers with a screen.
 * @param name an island of src/browser/islands.ts when the page needs script; null for a page of links and forms
 * @param words prefixes of the catalogue's keys that the screen says
 */
export function screen<P extends object>(
  c: ScreenContext,
  input: {
    title: string;
    island: string | null;
    /** The page asks for itself again when the assignment changes. */
    live?: boolean;
    words: readonly string[];
    component: ComponentType<P & Spoken>;
    props: P;
  },
): Response {
  const { locale } = c.get('session');
  const props = { ...input.props, locale, texts: wordsFor(locale, ['common.', ...input.words]) } as P &
    Spoken;
  const Screen = input.component;
  const html = render(
    <div
      class="screen"
      data-title={input.title}
      data-lang={locale}
      data-island={input.island}
      data-live={input.live ? '' : null}
      data-props={input.island ? JSON.stringify(props) : null}
    >
      <Screen {...props} />
    </div>,
  );
  return c.html(html) as Response;
}

/** Tells the shell to go to another screen; `message` is announced there. */
export function goTo(c: ScreenContext, path: string, message?: string): Response {
  return c.json({ go: path, ...(message ? { message } : {}) });
}
