/** One learner's work: reading it, scoring it by hand, submitting it on the learner's behalf. */
import { Hono } from 'hono';
import { assignmentObject } from '../../assignment/stub.ts';
import { databaseOf } from '../../db/database.ts';
import { namesOf } from '../../db/people.ts';
import type { ScreenContext, SignedIn } from '../context.ts';
import { AppError } from '../errors.ts';
import { ownAssignment } from '../overview/class.ts';
import { shownOf } from '../overview/rows.ts';
import { readForm } from '../read-body.ts';
import { teachersOnly } from '../session.ts';
import { goTo, screen } from '../shell/screen.tsx';
import type { Correction } from './contract.ts';
import WorkPage from './page.tsx';
import { readMarks, typedMarks } from './read-marks.ts';
import { sentOf } from './sent.ts';

export const work = new Hono<SignedIn>();

work.use('*', teachersOnly);

work.get('/:personId', (c) => page(c, c.req.param('personId'), null));

work.post('/:personId/marks', async (c) => {
  const personId = c.req.param('personId');
  const form = await readForm(c);
  const read = readMarks(form);
  if (read.kind === 'unreadable') throw new AppError(400, 'bad-input', 'attempt');
  const { attempt } = read;
  const again = (errors: Correction['errors']) => {
    c.status(422);
    return page(c, personId, { attempt, errors, typed: typedMarks(form) });
  };
  if (read.kind === 'wrong') return again(read.errors);
  const here = `/app/learners/${personId}`;
  if (read.marks.length === 0) return goTo(c, here, c.get('t')('work-page.unchanged'));
  const by = c.get('session').personId;
  const answer = await object(c).mark({ personId, attempt, by, marks: read.marks });
  switch (answer.kind) {
    case 'marked':
      return goTo(c, here, c.get('t')('work-page.saved'));
    case 'out-of-range':
      return again({ [answer.questionId]: { kind: 'above', maximum: answer.maximum } });
    case 'no-such-question':
      throw new AppError(400, 'bad-input', 'question');
    case 'no-attempt':
    case 'unknown-assignment':
      throw new AppError(404, 'not-found');
  }
});

work.post('/:personId/submit', async (c) => {
  const personId = c.req.param('personId');
  const attempt = Number((await readForm(c)).get('attempt') ?? Number.NaN);
  if (!Number.isSafeInteger(attempt)) throw new AppError(400, 'bad-input', 'attempt');
  const answer = await object(c).submit({ personId, attempt, by: 'teacher' });
  if (answer.kind === 'unknown-assignment' || answer.kind === 'no-attempt')
    throw new AppError(404, 'not-found');
  const said = answer.kind === 'submitted' ? 'work-page.submitted-now' : 'work-page.submitted-before';
  return goTo(c, `/app/learners/${personId}`, c.get('t')(said));
});

const object = (c: ScreenContext) => assignmentObject(c.env, ownAssignment(c));

async function page(c: ScreenContext, personId: string, correction: Correction | null): Promise<Response> {
  const found = await object(c).learnerWork({ personId });
  if (found.kind !== 'work') throw new AppError(404, 'not-found');
  const { tenantId } = c.get('session');
  const { standing, title, content } = found;
  const sent = sentOf(found.history);
  const ids = [...new Set([personId, ...sent.flatMap(({ by }) => (by ? [by] : []))])];
  const known = await namesOf(databaseOf(c.env, tenantId), tenantId, ids);
  const names = Object.fromEntries(
    ids.map((id) => [id, known.get(id) || c.get('t')('common.nameless', { id: id.slice(-4) })]),
  );
  const name = names[personId] ?? '';
  return screen(c, {
    title: `${name} · ${title}`,
    island: null,
    words: ['work-page.', 'overview.', 'reason.', 'cause.', 'state.', 'work.'],
    component: WorkPage,
    props: {
      personId,
      name,
      title,
      work: standing.work,
      grade: standing.grade,
      shown: shownOf(standing),
      content,
      attempts: found.attempts.toReversed(),
      sent,
      names,
      correction,
      now: c.get('now'),
    },
  });
}
