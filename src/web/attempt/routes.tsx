/** A student's work: the page, and what it does — start, keep an answer, submit. One object call each. */
import { Hono } from 'hono';
import { assignmentObject } from '../../assignment/stub.ts';
import type { ScreenContext, SignedIn } from '../context.ts';
import { AppError } from '../errors.ts';
import { readJson } from '../read-body.ts';
import { learnersOnly } from '../session.ts';
import { screen } from '../shell/screen.tsx';
import { type Saved, type Started, type Submitted, saveSchema, submitSchema } from './contract.ts';
import AttemptPage from './page.tsx';
import { screenProps } from './screen-props.ts';

export const attempt = new Hono<SignedIn>();

attempt.use('*', learnersOnly);

attempt.get('/', async (c) => {
  const { object, personId } = mine(c);
  const view = await object.learnerView({ personId });
  if (view.kind !== 'view') throw new AppError(404, 'not-found');
  return screen(c, {
    title: view.title,
    island: 'attempt',
    words: ['student.'],
    component: AttemptPage,
    props: screenProps(view, c.get('t'), c.get('session').locale),
  });
});

attempt.post('/start', async (c) => {
  const { object, personId } = mine(c);
  const answer = await object.start({ personId });
  if (answer.kind === 'none-left') throw new AppError(409, 'closed');
  if (answer.kind !== 'started') throw new AppError(404, 'not-found');
  return c.json({ number: answer.number } satisfies Started);
});

attempt.put('/responses/:questionId', async (c) => {
  const { object, personId } = mine(c);
  const { attempt: number, body, order } = await readJson(c, saveSchema);
  const questionId = c.req.param('questionId');
  const answer = await object.save({
    personId,
    attempt: number,
    questionId,
    body,
    ...(order ? { order } : {}),
  });
  switch (answer.kind) {
    case 'saved':
      return c.json({ savedAt: answer.at } satisfies Saved);
    case 'closed':
      throw new AppError(409, 'closed');
    case 'invalid':
      throw new AppError(400, 'bad-input', 'body');
    default:
      throw new AppError(404, 'not-found');
  }
});

attempt.post('/submit', async (c) => {
  const { object, personId } = mine(c);
  const { attempt: number } = await readJson(c, submitSchema);
  const answer = await object.submit({ personId, attempt: number, by: 'learner' });
  switch (answer.kind) {
    case 'submitted':
      return c.json({ submittedAt: answer.at, blanks: answer.blanks } satisfies Submitted);
    case 'submitted-already':
      return c.json({ submittedAt: answer.at, blanks: null } satisfies Submitted);
    default:
      throw new AppError(404, 'not-found');
  }
});

/** The session's own assignment and person: neither ever comes from the page. */
function mine(c: ScreenContext) {
  const { assignmentId, personId } = c.get('session');
  if (!assignmentId) throw new AppError(404, 'not-found');
  return { object: assignmentObject(c.env, assignmentId), personId };
}
