import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PassbackProps, SendAnswer } from '../../../src/web/passback/contract.ts';
import { lmsAnswers } from '../district.ts';
import { ALL_RIGHT, type Classroom, makeClassroom, propsOf } from '../overview/classroom.ts';

let room: Classroom;
let ana: string;
let ben: string;

beforeEach(async () => {
  lmsAnswers();
  room = await makeClassroom();
  ana = (await room.student('Ana Ruiz')).personId;
  ben = (await room.student('Ben Okafor')).personId;
  await room.work(ana, { groundwater: { value: true } });
});
afterEach(() => vi.restoreAllMocks());

const send = (body: unknown, who = room.teacher) =>
  who.ask('/app/passback/send', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const error = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as { error: { code: string; detail?: string } }).error,
});

const rowOf = async (personId: string) =>
  (await propsOf<PassbackProps>(await room.teacher.ask('/app/passback'))).rows.find(
    (r) => r.personId === personId,
  );

describe('Send', () => {
  test('queues the grade of whoever may be sent, and says of each other one why not', async () => {
    const response = await send({ items: [{ personId: ana }, { personId: ben }, { personId: 'nobody' }] });
    const answer = (await response.json()) as SendAnswer;
    expect(answer.queued).toEqual([ana]);
    expect(answer.refused).toEqual([
      { personId: ben, reason: 'not-started' },
      { personId: 'nobody', reason: 'not-launched' },
    ]);
    const row = await rowOf(ana);
    expect(row?.progress).toMatchObject({ value: { given: 1, maximum: 10 } });
    expect(answer.at).toBeLessThanOrEqual(Date.now());
  });

  test('an override is read as it was typed, and leaves the grade here alone', async () => {
    expect((await send({ items: [{ personId: ana, override: ' 8,5 ' }] })).status).toBe(200);
    const row = await rowOf(ana);
    expect(row?.progress).toMatchObject({ value: { given: 8.5, maximum: 10 } });
    expect(row?.grade).toMatchObject({ points: 1 });
  });

  test.each(['', 'ten', '-1', '1,000', '1.23456'])(
    'an override of "%s" is refused, names the learner and sends nothing',
    async (override) => {
      const response = await send({ items: [{ personId: ben }, { personId: ana, override }] });
      expect(await error(response)).toEqual({ status: 400, code: 'bad-input', detail: ana });
      expect((await rowOf(ana))?.progress.kind).toBe('not-sent');
    },
  );

  test.each([
    { name: 'nobody chosen', body: () => ({ items: [] }) },
    {
      name: 'a learner twice',
      body: () => ({ items: [{ personId: ana }, { personId: ana, override: '3' }] }),
    },
    { name: 'a number instead of what was typed', body: () => ({ items: [{ personId: ana, override: 3 }] }) },
    {
      name: 'a number and a flip',
      body: () => ({ items: [{ personId: ana, override: '3', complete: true }] }),
    },
    { name: 'no list', body: () => ({}) },
  ])('$name is no press of ours', async ({ body }) => {
    expect(await error(await send(body()))).toMatchObject({ status: 400, code: 'bad-input' });
    expect((await rowOf(ana))?.progress.kind).toBe('not-sent');
  });

  test('complete and incomplete go as everything and 0', async () => {
    const overview = await room.object.overview();
    if (overview.kind !== 'overview') throw new Error(overview.kind);
    await room.object.changeSettings({
      settings: { ...overview.settings, automatic: 'off', grading: 'complete' },
    });
    await room.work(ben, ALL_RIGHT, false);
    await send({
      items: [
        { personId: ana, complete: false },
        { personId: ben, complete: true },
      ],
    });
    expect((await rowOf(ana))?.progress).toMatchObject({ value: { given: 0, maximum: 10 } });
    expect((await rowOf(ben))?.progress).toMatchObject({ value: { given: 10, maximum: 10 } });
  });

  test('a learner cannot send', async () => {
    const { entered } = await room.student('Cy Cox');
    expect((await send({ items: [{ personId: ana, override: '10' }] }, entered)).status).toBe(404);
    expect((await rowOf(ana))?.progress.kind).toBe('not-sent');
  });
});
