import { Hono, type MiddlewareHandler } from 'hono';
import { applyScore } from '../grades.ts';
import type { ScoreLogEntry } from '../logs.ts';
import { SCOPE } from '../personalities/personality.ts';
import { type Practice, personalityOf } from '../practice.ts';
import { lineItemUrl } from '../protocol/addresses.ts';
import { activeMembership } from '../roster.ts';
import { allPaths, columnAt } from './paths.ts';
import { readScore } from './score-body.ts';
import { bearer, type Ctx, type Env, jsonBody, refuse, reply, service, typed } from './service.ts';

const SCORE = 'application/vnd.ims.lis.v1.score+json';

const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Writes every score down before anything can go wrong with it, and its status once there is one. */
const recorded =
  (practice: Practice): MiddlewareHandler<Env> =>
  async (c, next) => {
    const body = (await jsonBody(c)) ?? (await c.req.text());
    const column = practice.store.state.columns.find((one) => one.id === c.req.param('item'));
    const userId = text(field(body, 'userId'));
    const entry: ScoreLogEntry = {
      at: new Date().toISOString(),
      path: new URL(c.req.url).pathname,
      column: column?.id ?? null,
      material: column?.material ?? null,
      person: practice.store.state.people.find((one) => one.sub === userId)?.id ?? null,
      userId,
      timestamp: text(field(body, 'timestamp')),
      scoreGiven: number(field(body, 'scoreGiven')),
      scoreMaximum: number(field(body, 'scoreMaximum')),
      body,
      applied: false,
      status: 0,
    };
    practice.logs.scores.push(entry);
    c.set('score', entry);
    await next();
    entry.status = c.env.incoming.socket.destroyed ? 0 : c.res.status;
  };

const take = async (practice: Practice, c: Ctx, query: string): Promise<Response> => {
  const found = columnAt(practice, c, query);
  if (found instanceof Response) return found;
  const { course, column } = found;
  if (c.req.header('content-type') !== SCORE) return refuse(415, `The content type must be ${SCORE}`);
  const read = readScore(await jsonBody(c));
  if (read.kind === 'malformed') return refuse(400, `Invalid score: ${read.reason}`);
  const { state, changed } = practice.store;
  const { scores } = personalityOf(state);
  const person = state.people.find((one) => one.sub === read.userId);
  if (person === undefined) return reply(scores.unknownUser(read.userId));
  if (activeMembership(course, person.id)?.role !== 'learner') return reply(scores.notInCourse(read.userId));
  const outcome = applyScore(state, column, person.id, read.score, scores.resolution, Date.now());
  if (outcome === 'stale') return reply(scores.stale(column.id, read.userId));
  changed();
  const entry = c.get('score');
  if (entry) entry.applied = true;
  return typed(scores.accepted, 'application/json', {
    resultUrl: `${lineItemUrl(practice, column)}#${person.sub}`,
  });
};

/** The score service (AGS 2.0 §3.4): `/scores` at the end of a line item's path, its query kept. */
export const scoreRoutes = (practice: Practice): Hono<Env> => {
  const app = new Hono<Env>();
  for (const { lineItem, query } of allPaths()) {
    app.post(
      `${lineItem}/scores`,
      recorded(practice),
      service(practice, 'scores'),
      bearer(practice, SCOPE.score),
      (c) => take(practice, c, query),
    );
  }
  return app;
};
