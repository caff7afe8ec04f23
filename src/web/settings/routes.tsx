/** The settings of an assignment. */
import { Hono } from 'hono';
import { assignmentObject } from '../../assignment/stub.ts';
import { settingsSchema } from '../../formative/settings.ts';
import type { ScreenContext, SignedIn } from '../context.ts';
import { AppError } from '../errors.ts';
import { readForm } from '../read-body.ts';
import { teachersOnly } from '../session.ts';
import { goTo, screen } from '../shell/screen.tsx';
import SettingsPage from './page.tsx';

export const settings = new Hono<SignedIn>();

settings.use('*', teachersOnly);

settings.get('/', async (c) => {
  const overview = await overviewOf(c);
  return page(c, overview, null);
});

settings.post('/', async (c) => {
  const form = await readForm(c);
  const wanted = settingsSchema.safeParse({
    automatic: form.get('automatic'),
    grading: form.get('grading'),
    blanksAsZero: form.has('blanksAsZero'),
    attemptsAllowed: Number(form.get('attemptsAllowed') || Number.NaN),
    attemptPolicy: form.get('attemptPolicy'),
    results: form.has('showResults') ? 'after-submission' : 'never',
    editAfterSubmission: form.has('editAfterSubmission'),
  });
  if (!wanted.success) {
    const field = String(wanted.error.issues[0]?.path[0] ?? '');
    if (field !== 'attemptsAllowed') throw new AppError(400, 'bad-input', field);
    c.status(422);
    return page(c, await overviewOf(c), field);
  }
  const answer = await object(c).changeSettings({ settings: wanted.data });
  if (answer.kind === 'unknown-assignment') throw new AppError(404, 'not-found');
  return goTo(c, '/app', c.get('t')('settings.saved'));
});

function object(c: ScreenContext) {
  const { assignmentId } = c.get('session');
  if (!assignmentId) throw new AppError(404, 'not-found');
  return assignmentObject(c.env, assignmentId);
}

async function overviewOf(c: ScreenContext) {
  const overview = await object(c).overview();
  if (overview.kind === 'unknown-assignment') throw new AppError(404, 'not-found');
  return overview;
}

function page(
  c: ScreenContext,
  overview: Awaited<ReturnType<typeof overviewOf>>,
  invalid: string | null,
): Response {
  const { settings, title, points, handScored } = overview;
  return screen(c, {
    title: c.get('t')('settings.title'),
    island: null,
    words: ['settings.'],
    component: SettingsPage,
    props: { settings, title, points, handScored, invalid },
  });
}
