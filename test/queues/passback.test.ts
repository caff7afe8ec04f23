/** From a submission to the LMS's answer, through the real queue consumer: what is posted, how often, and in which order. */
import {
  createExecutionContext,
  createMessageBatch,
  getQueueResult,
  waitOnExecutionContext,
} from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Env } from '../../src/env.ts';
import type { Settings } from '../../src/formative/settings.ts';
import worker from '../../src/index.ts';
import { type Class, makeClass, RIGHT, WITH_ESSAY } from '../assignment/fixture.ts';
import { PLATFORM } from '../lti/sign.ts';
import { env, lmsAnswers, makeDistrict } from '../web/district.ts';

type Score = { userId: string; scoreGiven?: number; timestamp: string };
type Posted = { lineItem: string; score: Score; token: string };

const LINE_ITEM = `https://${PLATFORM.serviceHosts[0]}/lineitems/7`;
let posted: Posted[];
let tokens: number;
let tokenEndpointIsDown: boolean;
let nextPage: string | null;
/** What the LMS answers to a score; it takes those it answers 2xx to. */
let answer: (posted: Posted) => Response | Promise<Response>;
let results: { userId: string; resultScore: number; resultMaximum: number }[];
let platformId: string;

beforeEach(async () => {
  posted = [];
  tokens = 0;
  tokenEndpointIsDown = false;
  nextPage = null;
  results = [];
  answer = () => new Response(null, { status: 201 });
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
  lmsAnswers(async (request) => {
    const url = new URL(request.url);
    if (url.pathname.endsWith('/results'))
      return Response.json(results, nextPage ? { headers: { link: nextPage } } : {});
    if (!url.pathname.endsWith('/scores')) return new Response(null, { status: 404 });
    const one = {
      lineItem: url.href,
      score: (await request.json()) as Score,
      token: request.headers.get('authorization') ?? '',
    };
    posted.push(one);
    return answer(one);
  }).mockName('lms');
  const spy = vi.mocked(globalThis.fetch);
  const inner = spy.getMockImplementation();
  spy.mockImplementation(async (input, init) => {
    if ((input as Request).url !== PLATFORM.tokenEndpoint) return (await inner?.(input, init)) as Response;
    if (tokenEndpointIsDown) return new Response(null, { status: 503 });
    tokens += 1;
    return Response.json({ access_token: `token-${tokens}`, token_type: 'bearer', expires_in: 3600 });
  });
  ({ platformId } = await makeDistrict());
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Delivers wake-ups for these learners, as many times as they are named. */
async function wake(made: Class, ...personIds: string[]): Promise<string[]> {
  const messages = personIds.map((personId, i) => ({
    id: String(i),
    timestamp: new Date(),
    attempts: 1,
    body: { assignmentId: made.id, personId, revision: 1 },
  }));
  const batch = createMessageBatch('passback', messages);
  const context = createExecutionContext();
  await worker.queue(batch as Parameters<typeof worker.queue>[0], env as Env);
  const result = await getQueueResult(batch, context);
  await waitOnExecutionContext(context);
  return result.explicitAcks;
}

async function classOf(options: Parameters<typeof makeClass>[0] = {}): Promise<Class> {
  const made = await makeClass({ ...options, platformId, learners: [] });
  for (const learner of options.learners ?? ['ana']) await join(made, learner);
  return made;
}

const join = (made: Class, personId: string) =>
  made.launch(personId, { lineItem: LINE_ITEM, licensedUntil: 1_900_000_000_000 });

async function submitted(made: Class, personId = 'ana'): Promise<void> {
  await made.answer(personId, RIGHT);
  await made.submit(personId);
}

describe('without faults', () => {
  test('a class of twelve is one claim, one token, twelve posts', async () => {
    const learners = Array.from({ length: 12 }, (_, i) => `learner-${i}`);
    const made = await classOf({ learners });
    for (const learner of learners) await submitted(made, learner);
    const acked = await wake(made, ...learners);
    expect(acked).toHaveLength(12);
    expect([posted.length, tokens]).toEqual([12, 1]);
    expect(posted[0]).toMatchObject({
      lineItem: `${LINE_ITEM}/scores`,
      token: 'Bearer token-1',
      score: { scoreGiven: 4 },
    });
    for (const learner of learners)
      expect((await made.standing(learner)).progress).toMatchObject({ kind: 'delivered' });
  });

  test('the real queue carries the wake-up: a submission is posted with nobody’s help', async () => {
    vi.useRealTimers();
    const made = await classOf();
    await submitted(made);
    for (let looks = 0; looks < 100 && posted.length === 0; looks++) await scheduler.wait(100);
    expect(posted).toHaveLength(1);
  });

  test('the same message twice, together or one after the other, posts once', async () => {
    const made = await classOf();
    await submitted(made);
    await wake(made, 'ana', 'ana');
    await wake(made, 'ana');
    expect(posted).toHaveLength(1);
  });

  test('two messages in the wrong order leave the newest number', async () => {
    const made = await classOf({ content: WITH_ESSAY });
    await made.answer('ana', RIGHT);
    await made.send({ items: [{ personId: 'ana', override: 1 }] });
    await made.send({ items: [{ personId: 'ana', override: 2 }] });
    await wake(made, 'ana');
    vi.setSystemTime(1_800_000_002_000);
    await wake(made, 'ana');
    expect(posted.map((p) => p.score.scoreGiven)).toEqual([2]);
  });
});

describe('what the LMS answers', () => {
  async function after(response: () => Response) {
    const made = await classOf();
    await submitted(made);
    answer = response;
    await wake(made, 'ana');
    return (await made.standing('ana')).progress;
  }

  test.each([
    [
      '404',
      () => new Response('not found', { status: 404 }),
      { kind: 'failed', cause: 'assignment-removed' },
    ],
    [
      '404 naming the user',
      () => Response.json({ message: 'User is not in the course' }, { status: 404 }),
      { kind: 'failed', cause: 'learner-not-in-course' },
    ],
    ['403', () => new Response('no', { status: 403 }), { kind: 'failed', cause: 'access-withdrawn' }],
    [
      '422',
      () => Response.json({ message: 'scoreMaximum too large' }, { status: 422 }),
      { kind: 'failed', cause: 'platform-refused', words: 'scoreMaximum too large' },
    ],
    ['503', () => new Response(null, { status: 503 }), { kind: 'on-its-way', step: 'retrying' }],
    [
      '429',
      () => new Response(null, { status: 429, headers: { 'retry-after': '30' } }),
      { kind: 'on-its-way', step: 'retrying', nextTryAt: expect.any(Number) },
    ],
    [
      'a web page',
      () => new Response('<!doctype html><html>Log in</html>'),
      { kind: 'on-its-way', step: 'retrying' },
    ],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
      { kind: 'on-its-way', step: 'retrying' },
    ],
  ])('%s', async (_, response, progress) => {
    expect(await after(response)).toMatchObject(progress);
    expect(posted).toHaveLength(1);
  });

  test('a closed connection is tried again, with the very same score', async () => {
    const made = await classOf();
    await submitted(made);
    answer = () => Promise.reject(new TypeError('connection closed'));
    await wake(made, 'ana');
    answer = () => new Response(null, { status: 201 });
    vi.setSystemTime(1_800_000_100_000);
    await wake(made, 'ana');
    expect(posted[1]?.score).toEqual(posted[0]?.score);
    expect((await made.standing('ana')).progress).toMatchObject({ kind: 'delivered' });
  });

  test('one that refuses holds up nobody else', async () => {
    const made = await classOf({ learners: ['ana', 'ben', 'eve'] });
    for (const learner of ['ana', 'ben', 'eve']) await submitted(made, learner);
    answer = ({ score }) =>
      score.userId === 'sub-ben' ? new Response('no', { status: 422 }) : new Response(null, { status: 201 });
    await wake(made, 'ana', 'ben', 'eve');
    const kinds = await Promise.all(
      ['ana', 'ben', 'eve'].map(async (l) => (await made.standing(l)).progress.kind),
    );
    expect(kinds).toEqual(['delivered', 'failed', 'delivered']);
  });

  test('a token that was withdrawn is replaced once for all', async () => {
    const made = await classOf({ learners: ['ana', 'ben'] });
    for (const learner of ['ana', 'ben']) await submitted(made, learner);
    answer = ({ token }) => new Response(null, { status: token === 'Bearer token-1' ? 401 : 201 });
    await wake(made, 'ana', 'ben');
    expect(tokens).toBe(2);
    expect((await made.standing('ben')).progress).toMatchObject({ kind: 'delivered' });
  });

  test('“a newer one is there” is settled by reading the result', async () => {
    const made = await classOf();
    await submitted(made);
    answer = () => new Response(null, { status: 409 });
    results = [{ userId: 'sub-ana', resultScore: 4, resultMaximum: 4 }];
    await wake(made, 'ana');
    expect((await made.standing('ana')).progress).toMatchObject({ kind: 'delivered' });
  });
});

test('an automatic re-send reads the gradebook first and never overwrites a teacher there', async () => {
  const made = await classOf({ settings: { automatic: 'every-change', editAfterSubmission: true } });
  await made.answer('ana', { ...RIGHT, q3: { value: true } });
  await made.submit('ana');
  await wake(made, 'ana');
  results = [{ userId: 'sub-ana', resultScore: 3, resultMaximum: 4 }];
  vi.setSystemTime(1_800_000_005_000);
  await made.object.save({ personId: 'ana', attempt: 1, questionId: 'q3', body: { value: false } });
  await wake(made, 'ana');
  expect(posted).toHaveLength(1);
  expect((await made.standing('ana')).automatic).toBe('changed-in-gradebook');
});

test('a line item outside the registration’s hosts gets no token', async () => {
  const made = await classOf({ learners: [] });
  await made.launch('ana', {
    lineItem: 'https://evil.example/lineitems/1',
    licensedUntil: 1_900_000_000_000,
  });
  await submitted(made);
  await wake(made, 'ana');
  expect(posted).toEqual([]);
  expect((await made.standing('ana')).progress).toMatchObject({ kind: 'failed', cause: 'platform-refused' });
});

test('a wake-up for an assignment nobody knows is taken off the queue', async () => {
  const made = await makeClass({ learners: [], id: 'never-created' });
  expect(await wake(made, 'ana')).toHaveLength(1);
  expect(posted).toEqual([]);
});

describe('no person’s and no machine’s decision is lost on the way', () => {
  const START = 1_800_000_000_000;
  const LICENSED = { licensedUntil: 1_900_000_000_000 };
  const everyChange = { automatic: 'every-change', editAfterSubmission: true } as const;
  const edit = (made: Class, questionId: string, value: boolean, personId = 'ana') =>
    made.object.save({ personId, attempt: 1, questionId, body: { value } });
  const taken = () => new Response(null, { status: 201 });
  const down = () => new Response(null, { status: 503 });
  const later = (ms: number) => vi.setSystemTime(START + ms);
  const given = () => posted.map((p) => p.score.scoreGiven);

  /** Two of four points are delivered and stand in the gradebook. */
  async function twoDelivered(learners = ['ana']): Promise<Class> {
    const made = await classOf({ settings: everyChange, learners });
    for (const learner of learners) {
      await made.answer(learner, { ...RIGHT, q3: { value: true } });
      await made.submit(learner);
    }
    await wake(made, ...learners);
    results = learners.map((l) => ({ userId: `sub-${l}`, resultScore: 2, resultMaximum: 4 }));
    later(5_000);
    return made;
  }

  test('a re-send that landed with its answer lost is no teacher’s edit', async () => {
    const made = await twoDelivered();
    await edit(made, 'q3', false);
    answer = () => {
      results = [{ userId: 'sub-ana', resultScore: 4, resultMaximum: 4 }];
      throw new TypeError('connection closed');
    };
    await wake(made, 'ana');
    answer = taken;
    later(100_000);
    await wake(made, 'ana');
    expect((await made.standing('ana')).progress).toMatchObject({ kind: 'delivered', value: { given: 4 } });
    later(200_000);
    await edit(made, 'q2', false);
    await wake(made, 'ana');
    expect(given()).toEqual([2, 4, 4, 3]);
  });

  test('a teacher’s Send that has not gone out is carried on by the next automatic one', async () => {
    const made = await twoDelivered();
    results = [{ userId: 'sub-ana', resultScore: 1, resultMaximum: 4 }];
    answer = down;
    await made.send({ items: [{ personId: 'ana' }] });
    await wake(made, 'ana');
    later(8_000);
    await edit(made, 'q3', false);
    answer = taken;
    later(100_000);
    await wake(made, 'ana');
    expect(given().at(-1)).toBe(4);
    expect((await made.standing('ana')).progress).toMatchObject({ kind: 'delivered', value: { given: 4 } });
  });

  test('a gradebook found changed before a teacher’s Send blocks nothing after it', async () => {
    const made = await twoDelivered();
    await edit(made, 'q3', false);
    const claimed = await made.object.claim({ personIds: ['ana'] });
    const number = claimed.kind === 'claimed' ? (claimed.scores[0]?.claim ?? 0) : 0;
    later(7_000);
    await made.send({ items: [{ personId: 'ana' }] });
    const outcome = { kind: 'changed-in-gradebook' } as const;
    await made.object.settle({ reports: [{ personId: 'ana', revision: 2, claim: number, outcome }] });
    await wake(made, 'ana');
    results = [{ userId: 'sub-ana', resultScore: 4, resultMaximum: 4 }];
    later(20_000);
    await edit(made, 'q2', false);
    await wake(made, 'ana');
    expect(given()).toEqual([2, 4, 3]);
  });

  test('results that cannot be read to their end are compared with nothing', async () => {
    const made = await twoDelivered(['ana', 'ben']);
    results = results.slice(0, 1);
    nextPage = '<https://internal.example/results?page=2>; rel="next"';
    for (const learner of ['ana', 'ben']) await edit(made, 'q3', false, learner);
    await wake(made, 'ana', 'ben');
    expect((await made.standing('ben')).progress).toMatchObject({ kind: 'delivered', value: { given: 4 } });
  });

  test('a token refused while no new one can be had is a wait, not an end', async () => {
    const made = await classOf();
    await submitted(made);
    answer = () => {
      tokenEndpointIsDown = true;
      return new Response(null, { status: 401 });
    };
    await wake(made, 'ana');
    expect((await made.standing('ana')).progress).toMatchObject({ kind: 'on-its-way', step: 'retrying' });
    tokenEndpointIsDown = false;
    answer = taken;
    later(100_000);
    await wake(made, 'ana');
    expect((await made.standing('ana')).progress).toMatchObject({ kind: 'delivered' });
  });

  test.each([
    ['gone', () => new Response('gone', { status: 404 })],
    ['down', down],
  ])('a learner’s new column gets the grade that the old one (%s) did not', async (_, first) => {
    const made = await classOf();
    await submitted(made);
    answer = first;
    await wake(made, 'ana');
    answer = taken;
    await made.launch('ana', { ...LICENSED, lineItem: `${LINE_ITEM}8` });
    later(100_000);
    await wake(made, 'ana');
    expect(posted.at(-1)?.lineItem).toBe(`${LINE_ITEM}8/scores`);
    expect((await made.standing('ana')).progress).toMatchObject({ kind: 'delivered' });
  });

  test('what waits to go by itself stays when the teacher switches that off, and goes when it is on again', async () => {
    const made = await classOf();
    await submitted(made);
    answer = down;
    await wake(made, 'ana');
    const overview = await made.object.overview();
    if (overview.kind !== 'overview') throw new Error(overview.kind);
    const { settings } = overview as { settings: Settings };
    await made.object.changeSettings({ settings: { ...settings, automatic: 'off' } });
    answer = taken;
    later(3_600_000);
    await wake(made, 'ana');
    expect(posted).toHaveLength(1);
    expect(await made.standing('ana')).toMatchObject({
      automatic: 'automatic-off',
      progress: { kind: 'not-sent' },
    });
    await made.object.changeSettings({ settings });
    await wake(made, 'ana');
    expect(posted).toHaveLength(2);
  });

  test('a licence renewed with one learner’s Send lets the others’ grades go', async () => {
    const made = await classOf({ learners: ['ana', 'ben'] });
    await made.launch('ana', { lineItem: LINE_ITEM, licensedUntil: START - 1 });
    for (const learner of ['ana', 'ben']) await submitted(made, learner);
    await made.object.send({ by: 'teacher', ...LICENSED, items: [{ personId: 'ana' }] });
    await wake(made, 'ana', 'ben');
    expect((await made.standing('ben')).progress).toMatchObject({ kind: 'delivered' });
  });

  test('before the first submission, too, a number changed there stays, and is the reason that is said', async () => {
    const made = await classOf({ settings: { editAfterSubmission: false } });
    await made.answer('ana', { ...RIGHT, q3: { value: true } });
    await made.send({ items: [{ personId: 'ana' }] });
    await wake(made, 'ana');
    results = [{ userId: 'sub-ana', resultScore: 3, resultMaximum: 4 }];
    later(5_000);
    await edit(made, 'q3', false);
    await made.submit('ana');
    await wake(made, 'ana');
    expect(posted).toHaveLength(1);
    expect((await made.standing('ana')).automatic).toBe('changed-in-gradebook');
  });
});
