/** Grade Passback: a teacher chooses whose grades go to the gradebook, and presses Send. */
import { Hono } from 'hono';
import { assignmentObject } from '../../assignment/stub.ts';
import { licensedUntil as licensedUntilOf } from '../../db/tenants.ts';
import { readPoints } from '../../formative/points.ts';
import type { SignedIn } from '../context.ts';
import { AppError } from '../errors.ts';
import { loadClass, ownAssignment } from '../overview/class.ts';
import { readJson } from '../read-body.ts';
import { teachersOnly } from '../session.ts';
import { screen } from '../shell/screen.tsx';
import { type SendAnswer, type SendItem, sendSchema } from './contract.ts';
import PassbackPage from './page.tsx';

export const passback = new Hono<SignedIn>();

passback.use('*', teachersOnly);

passback.get('/', async (c) => {
  const { overview, rows } = await loadClass(c);
  return screen(c, {
    title: c.get('t')('passback.title'),
    island: 'passback',
    live: true,
    words: ['passback.', 'overview.', 'reason.', 'cause.', 'state.', 'work.'],
    component: PassbackPage,
    props: { title: overview.title, grading: overview.settings.grading, rows, now: c.get('now') },
  });
});

passback.post('/send', async (c) => {
  const { items } = await readJson(c, sendSchema);
  const chosen = items.map(readItem);
  const object = assignmentObject(c.env, ownAssignment(c));
  const licensedUntil = licensedUntilOf(c.get('tenant').licence);
  const result = await object.send({ by: c.get('session').personId, licensedUntil, items: chosen });
  if (result.kind === 'unknown-assignment') throw new AppError(404, 'not-found');
  const answer: SendAnswer = {
    at: c.get('now'),
    queued: result.queued.map((q) => q.personId),
    refused: result.refused,
  };
  return c.json(answer);
});

/** Reads a typed number in the one way there is. @throws AppError `bad-input` that names the learner by our own id */
function readItem({ personId, override, complete }: SendItem) {
  const points = override === undefined ? undefined : readPoints(override);
  if (points === null) throw new AppError(400, 'bad-input', personId);
  return {
    personId,
    ...(points === undefined ? {} : { override: points }),
    ...(complete === undefined ? {} : { complete }),
  };
}
