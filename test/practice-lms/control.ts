import { Hono } from 'hono';
import * as z from 'zod/mini';
import { faultSchema } from './faults.ts';
import type { Lms } from './lms.ts';
import { PERSONALITY_NAMES } from './personalities/index.ts';
import { NotFound } from './roster.ts';
import type { Env } from './services/service.ts';

const text = z.string();
const points = z.number().check(z.gt(0));
const nothing = z.object({});
const record = z.record(z.string(), z.unknown());
const where = z.object({ course: text, person: text });

type Command = { run: (input: unknown) => Promise<unknown> };

const command = <T>(schema: z.ZodMiniType<T>, run: (input: T) => unknown): Command => ({
  run: async (input) => run(schema.parse(input)),
});

/** Each command of `Lms` under its own name, with the shape of what it takes. */
const commands = (lms: Lms): Record<string, Command> => ({
  people: command(nothing, lms.people),
  courses: command(nothing, lms.courses),
  addMaterial: command(
    z.object({
      course: text,
      title: text,
      points: z.optional(z.nullable(points)),
      targetLinkUri: z.optional(z.url()),
      custom: z.optional(z.record(z.string(), z.string())),
      gradingEnabled: z.optional(z.boolean()),
      due: z.optional(z.nullable(text)),
    }),
    lms.addMaterial,
  ),
  editMaterial: command(
    z.object({
      material: text,
      title: z.optional(text),
      points: z.optional(z.nullable(points)),
      due: z.optional(z.nullable(text)),
    }),
    lms.editMaterial,
  ),
  removeMaterial: command(z.object({ material: text }), lms.removeMaterial),
  dropLearner: command(where, lms.dropLearner),
  enrolLearner: command(where, lms.enrolLearner),
  addLearners: command(
    z.object({ course: text, count: z.int().check(z.minimum(1), z.maximum(5000)) }),
    lms.addLearners,
  ),
  copyCourse: command(
    z.object({ course: text, into: z.optional(text), title: z.optional(text) }),
    lms.copyCourse,
  ),
  gradebook: command(z.object({ course: text }), lms.gradebook),
  setCell: command(
    z.object({
      column: text,
      person: text,
      score: z.nullable(z.number().check(z.minimum(0))),
      comment: z.optional(z.nullable(text)),
    }),
    lms.setCell,
  ),
  scoreLog: command(nothing, lms.scoreLog),
  requestLog: command(nothing, lms.requestLog),
  tokensIssued: command(nothing, lms.tokensIssued),
  clearLogs: command(nothing, lms.clearLogs),
  setFaults: command(z.object({ faults: z.array(faultSchema) }), ({ faults }) => lms.setFaults(faults)),
  faults: command(nothing, lms.faults),
  clearFaults: command(nothing, lms.clearFaults),
  revokeTokens: command(nothing, lms.revokeTokens),
  rotateKeys: command(nothing, lms.rotateKeys),
  setPersonality: command(z.object({ name: z.enum(PERSONALITY_NAMES) }), lms.setPersonality),
  changeSettings: command(
    z.object({
      storageTarget: z.optional(z.nullable(text)),
      privacy: z.optional(z.enum(['all', 'names', 'nothing'])),
      tokenSeconds: z.optional(z.int().check(z.minimum(1))),
      pageSize: z.optional(z.nullable(z.int().check(z.minimum(1)))),
    }),
    lms.changeSettings,
  ),
  mintLaunch: command(
    z.object({
      person: text,
      material: z.optional(text),
      course: z.optional(text),
      nonce: z.optional(text),
      overrides: z.optional(record),
    }),
    lms.mintLaunch,
  ),
  mintIdToken: command(
    z.object({
      payload: record,
      header: z.optional(record),
      key: z.optional(
        z.union([z.enum(['own', 'previous', 'stranger', 'none']), z.looseObject({ kty: z.literal('RSA') })]),
      ),
    }),
    async ({ payload, ...how }) => ({ idToken: await lms.mintIdToken(payload, how) }),
  ),
});

/**
 * The control over HTTP: `POST /control/{command}` with a JSON object, answered with JSON (null where there is
 * nothing to say), 400 for a wrong shape, 404 for a command or an id that does not exist. JSON is required as
 * the content type, so that no page of another site can send one.
 */
export const controlRoutes = (lms: Lms): Hono<Env> => {
  const all = commands(lms);
  return new Hono<Env>().post('/control/:command', async (c) => {
    const name = c.req.param('command');
    const found = Object.hasOwn(all, name) ? all[name] : undefined;
    if (found === undefined) return c.json({ error: `There is no command ${name}` }, 404);
    if (c.req.header('content-type')?.split(';')[0] !== 'application/json')
      return c.json({ error: 'application/json is required' }, 415);
    try {
      return c.json((await found.run(await c.req.json())) ?? null);
    } catch (error) {
      if (error instanceof NotFound) return c.json({ error: error.message }, 404);
      if (error instanceof z.core.$ZodError) return c.json({ error: z.prettifyError(error) }, 400);
      if (error instanceof SyntaxError) return c.json({ error: 'The body is not JSON' }, 400);
      throw error;
    }
  });
};
