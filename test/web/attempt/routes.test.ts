/** A student's work over HTTP: start, save, submit, and who may not. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { assignmentObject } from '../../../src/assignment/stub.ts';
import { DEFAULT_SETTINGS } from '../../../src/formative/settings.ts';
import { CLAIM } from '../../../src/lti/claims.ts';
import type { AttemptProps } from '../../../src/web/attempt/contract.ts';
import { ROLE } from '../../lti/sign.ts';
import {
  type District,
  type Entered,
  env,
  formativeId,
  lmsAnswers,
  makeDistrict,
  ORIGIN,
} from '../district.ts';

let district: District;
let exitTicket: string;
let ana: Entered;

/** The sample's first question, its options a to d. */
const QUESTION = 'energy-source';

beforeEach(async () => {
  lmsAnswers();
  district = await makeDistrict();
  exitTicket = await formativeId(district.tenantId, 'Water Cycle: Exit Ticket');
  ana = await enter('ana');
});
afterEach(() => vi.restoreAllMocks());

const enter = (sub: string, role: string = ROLE.learner) =>
  district.enter({
    [CLAIM.targetLinkUri]: `${ORIGIN}/f/${exitTicket}`,
    [CLAIM.custom]: {},
    [CLAIM.roles]: [role],
    sub,
  });

async function send(who: Entered, method: string, path: string, body: unknown = {}) {
  const headers = { 'content-type': 'application/json' };
  const response = await who.ask(`/app/attempt${path}`, { method, headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const start = (who: Entered) => send(who, 'POST', '/start');
const submit = (who: Entered, attempt: unknown = 1) => send(who, 'POST', '/submit', { attempt });
const save = (who: Entered, answer: unknown, { question = QUESTION, attempt = 1 as unknown } = {}) =>
  send(who, 'PUT', `/responses/${question}`, { attempt, body: answer });

/** What the page was given. */
async function shown(who: Entered): Promise<AttemptProps> {
  const html = await (await who.ask('/app/attempt')).text();
  const props = /data-props="([^"]*)"/.exec(html)?.[1] ?? '';
  return JSON.parse(props.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'));
}

const kept = async (who: Entered) => (await shown(who)).questions[0]?.response ?? null;

const change = (settings: Partial<typeof DEFAULT_SETTINGS>) =>
  assignmentObject(env, ana.assignmentId ?? '').changeSettings({
    settings: { ...DEFAULT_SETTINGS, ...settings },
  });

test('a student lands here, under the title the link has in the course, and has not started by looking', async () => {
  expect(ana.start).toBe('/app/attempt');
  expect(await shown(ana)).toMatchObject({
    title: 'Fractions check',
    attempt: null,
    mayStart: true,
    worth: '10 points',
  });
});

test('start, answer, leave, come back, change the answer, submit: the result', async () => {
  expect(await start(ana)).toEqual({ status: 200, body: { number: 1 } });
  expect(await save(ana, { choice: 'a' })).toEqual({ status: 200, body: { savedAt: expect.any(Number) } });
  expect(await kept(await enter('ana'))).toEqual({ choice: 'a' });
  await save(ana, { choice: 'd' });
  expect(await submit(ana)).toEqual({ status: 200, body: { submittedAt: expect.any(Number), blanks: 4 } });
  const after = await shown(ana);
  expect(after.result).toEqual({ total: '2 of 10 points', waiting: 0 });
  expect(after.questions.map(({ outcome }) => outcome?.verdict)).toEqual([
    'right',
    'blank',
    'blank',
    'blank',
    'blank',
  ]);
});

test('pressing twice is pressing once: start goes on, submit keeps the first time', async () => {
  await start(ana);
  expect((await start(ana)).body).toEqual({ number: 1 });
  const first = await submit(ana);
  expect(await submit(ana)).toEqual({
    status: 200,
    body: { submittedAt: first.body.submittedAt, blanks: null },
  });
});

test('while the work is open, and where results are kept back, nothing says what is right', async () => {
  await change({ results: 'never' });
  await start(ana);
  await save(ana, { choice: 'd' });
  const open = await shown(ana);
  await submit(ana);
  const closed = await shown(ana);
  for (const { result, questions } of [open, closed]) {
    expect(result).toBeNull();
    expect(questions.every(({ outcome }) => outcome === null)).toBe(true);
    expect(JSON.stringify(questions)).not.toContain('"key"');
  }
});

describe('what is turned away', () => {
  const error = (status: number, code: string, detail?: string) => ({
    status,
    body: { error: detail ? { code, detail } : { code } },
  });

  test('a save into submitted work, and another attempt where there is none', async () => {
    await start(ana);
    await save(ana, { choice: 'a' });
    await submit(ana);
    expect(await save(ana, { choice: 'd' })).toEqual(error(409, 'closed'));
    expect(await start(ana)).toEqual(error(409, 'closed'));
    expect(await kept(ana)).toEqual({ choice: 'a' });
  });

  test.each([
    ['an option there is not', { choice: 'z' }],
    ['the shape of another type', { text: 'Sunlight' }],
    ['nothing', undefined],
  ])('an answer that is %s', async (_, answer) => {
    await start(ana);
    expect(await save(ana, answer)).toEqual(error(400, 'bad-input', 'body'));
    expect(await kept(ana)).toBeNull();
  });

  test('a question, an attempt that do not exist', async () => {
    expect(await save(ana, { choice: 'a' })).toEqual(error(404, 'not-found'));
    expect(await submit(ana)).toEqual(error(404, 'not-found'));
    await start(ana);
    expect(await save(ana, { choice: 'a' }, { question: 'no-such' })).toEqual(error(404, 'not-found'));
    expect(await save(ana, { choice: 'a' }, { attempt: 2 })).toEqual(error(404, 'not-found'));
  });

  test.each([0, 1.5, '1', null])('an attempt called %j', async (attempt) => {
    await start(ana);
    expect(await save(ana, { choice: 'a' }, { attempt })).toEqual(error(400, 'bad-input', 'attempt'));
    expect(await submit(ana, attempt)).toEqual(error(400, 'bad-input', 'attempt'));
  });

  test('a teacher, who has no attempt', async () => {
    await start(ana);
    // Somebody who was a student here once, so that there is work to be found.
    const teacher = await enter('ana', ROLE.instructor);
    expect((await teacher.ask('/app/attempt')).status).toBe(404);
    for (const answer of [await start(teacher), await save(teacher, { choice: 'a' }), await submit(teacher)])
      expect(answer).toEqual(error(404, 'not-found'));
  });

  test('nobody touches or sees the work of another', async () => {
    const ben = await enter('ben');
    expect(ben.assignmentId).toBe(ana.assignmentId);
    await start(ana);
    await save(ana, { choice: 'a' });
    expect(await save(ben, { choice: 'b' })).toEqual(error(404, 'not-found'));
    expect(await shown(ben)).toMatchObject({ attempt: null });
    await start(ben);
    expect(await kept(ben)).toBeNull();
    await submit(ben);
    expect((await shown(ana)).attempt).toMatchObject({ submittedAt: null });
  });
});

describe('where the teacher allows more', () => {
  test('another attempt begins empty, and the page is about it', async () => {
    await change({ attemptsAllowed: 2 });
    await start(ana);
    await save(ana, { choice: 'a' });
    await submit(ana);
    expect((await shown(ana)).mayStart).toBe(true);
    expect((await start(ana)).body).toEqual({ number: 2 });
    expect(await shown(ana)).toMatchObject({ attempt: { number: 2, submittedAt: null }, mayStart: false });
    expect(await kept(ana)).toBeNull();
  });

  test('answers may be changed after submission', async () => {
    await change({ editAfterSubmission: true });
    await start(ana);
    await submit(ana);
    expect((await shown(ana)).attempt).toMatchObject({ mayEdit: true });
    expect((await save(ana, { choice: 'd' })).status).toBe(200);
    expect((await shown(ana)).questions[0]?.outcome).toMatchObject({ verdict: 'right' });
  });
});
