/** Counted, not timed: how often D1, objects and the LMS are asked on the way in, once the isolate is warm. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Env } from '../../src/env.ts';
import { CLAIM } from '../../src/lti/claims.ts';
import { app } from '../../src/web/app.ts';
import { ROLE } from '../lti/sign.ts';
import { type District, env, formativeId, lmsAnswers, makeDistrict, ORIGIN, through } from './district.ts';

let district: District;
let claims: Record<string, unknown>;
let counts: { d1: number; objects: number };
let lms: ReturnType<typeof lmsAnswers>;

/** The same bindings, with every round trip to D1 and every call of an object counted. */
function counted(): Env {
  /** What a batch needs: the statement itself, behind the one that counts. */
  const behind = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  const statement = (s: D1PreparedStatement): D1PreparedStatement => {
    const counting = new Proxy(s, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name === 'bind') return (...values: unknown[]) => statement(target.bind(...values));
        return (...args: unknown[]) => {
          counts.d1 += 1;
          return value.apply(target, args);
        };
      },
    });
    behind.set(counting, s);
    return counting;
  };
  const DB = new Proxy(env.DB, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => statement(target.prepare(sql));
      if (name !== 'batch') return Reflect.get(target, name);
      return (list: D1PreparedStatement[]) => {
        counts.d1 += 1;
        return target.batch(list.map((s) => behind.get(s) ?? s));
      };
    },
  });
  const ASSIGNMENT = new Proxy(env.ASSIGNMENT, {
    get(target, name) {
      if (name !== 'getByName') return Reflect.get(target, name);
      return (id: string) => {
        counts.objects += 1;
        return target.getByName(id);
      };
    },
  });
  return { ...env, DB, ASSIGNMENT };
}

beforeEach(async () => {
  counts = { d1: 0, objects: 0 };
  lms = lmsAnswers();
  district = await makeDistrict();
  const ticket = await formativeId(district.tenantId, 'Water Cycle: Exit Ticket');
  claims = { [CLAIM.targetLinkUri]: `${ORIGIN}/f/${ticket}`, [CLAIM.custom]: {}, [CLAIM.nrps]: undefined };
  const bindings = counted();
  const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };
  through(async (request) => app.fetch(request, bindings, context));
  await district.enter(claims);
});
afterEach(() => {
  through(null);
  vi.restoreAllMocks();
});

test('login 0, launch 1, a student’s landing 0 and a teacher’s 1 round trips to D1; nothing goes out', async () => {
  const learner = { ...claims, [CLAIM.roles]: [ROLE.learner], sub: 'ana' };
  const first = await district.enter(learner);
  await first.ask(first.start);
  lms.mockClear();

  counts = { d1: 0, objects: 0 };
  const student = await district.enter(learner);
  expect(counts).toEqual({ d1: 1, objects: 1 });
  counts = { d1: 0, objects: 0 };
  await student.ask(student.start);
  expect(counts).toEqual({ d1: 0, objects: 1 });

  counts = { d1: 0, objects: 0 };
  const teacher = await district.enter(claims);
  expect(counts).toEqual({ d1: 1, objects: 1 });
  counts = { d1: 0, objects: 0 };
  await teacher.ask(teacher.start);
  expect(counts).toEqual({ d1: 1, objects: 1 });
  expect(lms).not.toHaveBeenCalled();
});

test('a saved answer and a submission are one call of the object each, and none of D1', async () => {
  const student = await district.enter({ ...claims, [CLAIM.roles]: [ROLE.learner], sub: 'ana' });
  const json = (method: string, body: unknown) => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await student.ask('/app/attempt/start', json('POST', {}));
  counts = { d1: 0, objects: 0 };
  const saved = await student.ask(
    '/app/attempt/responses/groundwater',
    json('PUT', { attempt: 1, body: { value: true } }),
  );
  expect([saved.status, counts]).toEqual([200, { d1: 0, objects: 1 }]);
  counts = { d1: 0, objects: 0 };
  const submitted = await student.ask('/app/attempt/submit', json('POST', { attempt: 1 }));
  expect([submitted.status, counts]).toEqual([200, { d1: 0, objects: 1 }]);
});
