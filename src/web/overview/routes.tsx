/** The teacher's landing: the class, and where each grade stands. */
import { Hono } from 'hono';
import type { SignedIn } from '../context.ts';
import { teachersOnly } from '../session.ts';
import { screen } from '../shell/screen.tsx';
import { loadClass } from './class.ts';
import OverviewPage from './page.tsx';

export const overview = new Hono<SignedIn>();

overview.use('*', teachersOnly);

overview.get('/', async (c) => {
  const { overview, rows } = await loadClass(c);
  const { title, questions, points, settings } = overview;
  return screen(c, {
    title,
    island: 'overview',
    live: true,
    words: ['overview.', 'reason.', 'cause.', 'state.', 'work.'],
    component: OverviewPage,
    props: { title, questions, points, automatic: settings.automatic, rows },
  });
});
