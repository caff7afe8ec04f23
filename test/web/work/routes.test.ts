import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lmsAnswers } from '../district.ts';
import { type Classroom, makeClassroom } from '../overview/classroom.ts';

let room: Classroom;
let ana: string;

beforeEach(async () => {
  lmsAnswers();
  room = await makeClassroom('The Water Cycle');
  ana = (await room.student('Ana Ruiz')).personId;
});
afterEach(() => vi.restoreAllMocks());

const ESSAY = 'Heat lifts it <b>up</b>.';
const page = async () => (await room.teacher.ask(`/app/learners/${ana}`)).text();
const post = (what: string, fields: Record<string, string>) =>
  room.teacher.post(`/app/learners/${ana}/${what}`, fields);

/** The id of the question that a teacher scores, and the work as the object has it. */
async function work() {
  const found = await room.object.learnerWork({ personId: ana });
  if (found.kind !== 'work') throw new Error(found.kind);
  const essay = found.content.questions.find((q) => q.type === 'essay')?.id ?? '';
  return { essay, marks: found.attempts[0]?.attempt.marks ?? {}, found };
}

async function answered(submit = true) {
  await room.object.start({ personId: ana });
  const { essay } = await work();
  await room.work(ana, { puddle: { choice: 'b' }, [essay]: { text: ESSAY } }, submit);
  return essay;
}

describe('reading', () => {
  test('shows answers and keys in words, and text as text', async () => {
    await answered();
    const html = await page();
    expect(html).toContain('It split into hydrogen gas and oxygen gas.');
    expect(html).toContain('It entered the air as an invisible gas, water vapor.');
    expect(html).toContain('Heat lifts it &lt;b>up&lt;/b>.');
    expect(html).toContain('1 answer waits for your score');
  });

  test.each(['nobody', 'a/b', '../overview'])('an unknown learner "%s" is not there', async (id) => {
    expect((await room.teacher.ask(`/app/learners/${encodeURIComponent(id)}`)).status).toBe(404);
  });

  test('a learner of another assignment is not there', async () => {
    const other = await makeClassroom();
    expect((await other.teacher.ask(`/app/learners/${ana}`)).status).toBe(404);
  });
});

describe('scoring', () => {
  test('keeps scores and comments, and takes them back', async () => {
    const essay = await answered();
    const saved = await post('marks', {
      attempt: '1',
      [`points-${essay}`]: '2,5',
      [`comment-${essay}`]: 'Well told',
    });
    expect(await saved.json()).toMatchObject({ go: `/app/learners/${ana}` });
    expect((await work()).marks[essay]).toMatchObject({ points: 2.5, comment: 'Well told' });
    await post('marks', {
      attempt: '1',
      [`points-${essay}`]: '',
      [`comment-${essay}`]: 'Well told',
      [`was-points-${essay}`]: '2.5',
      [`was-comment-${essay}`]: 'Well told',
    });
    expect((await work()).marks).toEqual({});
  });

  test('one wrong number keeps nothing, and the screen comes back with everything that was typed', async () => {
    const essay = await answered();
    const response = await post('marks', {
      attempt: '1',
      'points-puddle': '1',
      [`points-${essay}`]: 'three',
    });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('value="three"');
    expect(html).toContain(`aria-describedby="q-1-${essay}-error`);
    expect((await work()).marks).toEqual({});
  });

  test('more than the question is worth is shown with the most it can be', async () => {
    const essay = await answered();
    const response = await post('marks', { attempt: '1', [`points-${essay}`]: '99' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Enter a number from 0 to 4.');
    expect((await work()).marks).toEqual({});
  });

  test('a question or an attempt that is not there', async () => {
    await answered();
    expect((await post('marks', { attempt: '1', 'points-made-up': '1' })).status).toBe(400);
    expect((await post('marks', { attempt: '7', 'points-puddle': '1' })).status).toBe(404);
  });
});

describe('submitting for a student', () => {
  test('is offered while the attempt is open, asks first, and is done once', async () => {
    await answered(false);
    expect(await page()).toContain('data-confirm="Submit this attempt for Ana Ruiz?');
    expect((await post('submit', { attempt: '1' })).status).toBe(200);
    expect((await work()).found.standing.work).toBe('submitted');
    expect(await page()).not.toContain('data-confirm');
    expect(await (await post('submit', { attempt: '1' })).json()).toMatchObject({
      message: 'It was submitted already.',
    });
  });
});

test('what was sent is told with the name of whoever decided it', async () => {
  await answered();
  await room.teacher.ask('/app/passback/send', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ items: [{ personId: ana, override: '17.5' }] }),
  });
  const html = await page();
  expect(html).toContain('17.5 of 20');
  expect(html).toContain('Rosa Rivera');
});
