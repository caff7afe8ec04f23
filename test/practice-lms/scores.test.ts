import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  COURSE,
  get,
  launchOf,
  type Pair,
  postScore,
  SCOPES,
  score,
  startPair,
  TYPES,
  under,
} from './stand-in-tool.ts';

let pair: Pair;
let token: string;
let material: string;
let lineItem: string;
let amara: string;

beforeAll(async () => {
  pair = await startPair();
  token = await pair.token(SCOPES.score, SCOPES.result);
});
afterAll(() => pair.end());

beforeEach(async () => {
  material = pair.lms.addMaterial({ course: COURSE, title: 'Cells quiz', points: 100 }).id;
  const launch = await launchOf(pair, 'amara', material);
  lineItem = launch.lineitem ?? '';
  amara = launch.sub;
});

const cell = (person = 'amara') =>
  pair.lms.gradebook({ course: COURSE }).find((one) => one.material === material && one.person === person);
const post = (fields: Record<string, unknown>, user = amara) =>
  postScore(lineItem, token, score(user, fields));

describe('a score that is taken', () => {
  test.each([
    ['is put on the scale of the column', { scoreGiven: 7, scoreMaximum: 10 }, 70],
    ['may be 0, which is a grade', { scoreGiven: 0, scoreMaximum: 10 }, 0],
    ['may be above the maximum', { scoreGiven: 12, scoreMaximum: 10 }, 120],
    ['keeps its decimals without noise', { scoreGiven: 0.29, scoreMaximum: 1 }, 29],
  ])('%s', async (_, fields, expected) => {
    const response = await post(fields);
    expect(response.status).toBe(201);
    expect(cell()).toMatchObject({ score: expected, maximum: 100, by: 'tool', comment: null });
    expect(pair.lms.scoreLog().at(-1)).toMatchObject({
      person: 'amara',
      material,
      applied: true,
      status: 201,
      ...fields,
    });
  });

  test.each([['absent'], ['null']])(
    'with %s points clears the cell, and without a comment the comment',
    async (how) => {
      await post({ scoreGiven: 7, scoreMaximum: 10, comment: 'Good' });
      expect(cell()).toMatchObject({ score: 70, comment: 'Good' });
      expect((await post(how === 'null' ? { scoreGiven: null } : {})).status).toBe(201);
      expect(cell()).toMatchObject({ score: null, comment: null });
    },
  );

  test('that is not final leaves the number alone', async () => {
    await post({ scoreGiven: 7, scoreMaximum: 10 });
    await post({ scoreGiven: 1, scoreMaximum: 10, gradingProgress: 'PendingManual' });
    expect(cell()?.score).toBe(70);
  });

  test('overwrites a teacher, as in Schoology', async () => {
    pair.lms.setCell({ column: material, person: 'amara', score: 33 });
    expect(cell()).toMatchObject({ score: 33, by: 'teacher' });
    await post({ scoreGiven: 7, scoreMaximum: 10 });
    expect(cell()).toMatchObject({ score: 70, by: 'tool' });
  });
});

describe('a score that comes too late', () => {
  const [early, late] = ['2027-03-01T10:00:00.000Z', '2027-03-01T10:00:00.001Z'];

  test.each([
    ['with the same timestamp', late],
    ['with an earlier one', early],
  ])('%s changes nothing', async (_, timestamp) => {
    await post({ scoreGiven: 7, scoreMaximum: 10, timestamp: late });
    const response = await post({ scoreGiven: 9, scoreMaximum: 10, timestamp });
    expect(response.status).toBe(409);
    expect(cell()?.score).toBe(70);
    expect(pair.lms.scoreLog().at(-1)).toMatchObject({ applied: false, status: 409 });
  });

  test('a later one by a millisecond, in another zone, is taken', async () => {
    await post({ scoreGiven: 7, scoreMaximum: 10, timestamp: early });
    await post({ scoreGiven: 9, scoreMaximum: 10, timestamp: '2027-03-01T12:00:00.001+02:00' });
    expect(cell()?.score).toBe(90);
  });

  test("a teacher's blank does not make an old score new", async () => {
    await post({ scoreGiven: 7, scoreMaximum: 10, timestamp: late });
    pair.lms.setCell({ column: material, person: 'amara', score: null });
    expect((await post({ scoreGiven: 7, scoreMaximum: 10, timestamp: late })).status).toBe(409);
    expect(cell()?.score).toBeNull();
  });
});

describe('a score that is refused', () => {
  test.each([
    ['points without what they are out of', { scoreGiven: 7 }],
    ['negative points', { scoreGiven: -1, scoreMaximum: 10 }],
    ['out of nothing', { scoreGiven: 0, scoreMaximum: 0 }],
    ['points as text', { scoreGiven: '7', scoreMaximum: 10 }],
    ['a timestamp without a zone', { timestamp: '2027-03-01T10:00:00.000' }],
    ['a timestamp of whole seconds', { timestamp: '2027-03-01T10:00:00Z' }],
    ['an activity progress of its own', { activityProgress: 'Done' }],
    ['no grading progress', { gradingProgress: undefined }],
    ['a field of its own making', { late: true }],
    [
      'submitted before started',
      { submission: { startedAt: '2027-03-01T10:00:00Z', submittedAt: '2027-03-01T09:00:00Z' } },
    ],
  ])('for %s', async (_, fields) => {
    const response = await post(fields);
    expect(response.status).toBe(400);
    expect(cell()).toBeUndefined();
  });

  test('for a media type that is only nearly right', async () => {
    const response = await postScore(lineItem, token, score(amara, {}), {
      'content-type': 'application/json',
    });
    expect(response.status).toBe(415);
  });

  test.each([
    ['nobody knows', () => '1::nobody'],
    ['is a teacher', () => pair.lms.people().find(({ id }) => id === 'maria')?.sub ?? ''],
  ])('for a user who %s', async (_, user) => {
    const response = await post({ scoreGiven: 7, scoreMaximum: 10 }, user());
    expect(response.status).toBe(400);
    expect(pair.lms.scoreLog().at(-1)).toMatchObject({ applied: false, status: 400 });
  });

  test('for a learner who was dropped, until they are back', async () => {
    pair.lms.dropLearner({ course: COURSE, person: 'amara' });
    expect((await post({ scoreGiven: 7, scoreMaximum: 10 })).status).toBe(400);
    pair.lms.enrolLearner({ course: COURSE, person: 'amara' });
    expect((await post({ scoreGiven: 7, scoreMaximum: 10 })).status).toBe(201);
  });

  test('once the material has been deleted', async () => {
    pair.lms.removeMaterial({ material });
    expect((await post({ scoreGiven: 7, scoreMaximum: 10 })).status).toBe(404);
    expect((await get(under(lineItem, 'results'), token, TYPES.results)).status).toBe(404);
  });

  test('at an address with two slashes', async () => {
    expect((await postScore(`${lineItem}/`, token, score(amara, {}))).status).toBe(404);
  });

  test('with a token of another scope, and it is logged all the same', async () => {
    const reader = await pair.token(SCOPES.result);
    expect(
      (await postScore(lineItem, reader, score(amara, { scoreGiven: 7, scoreMaximum: 10 }))).status,
    ).toBe(403);
    expect(pair.lms.scoreLog().at(-1)).toMatchObject({ applied: false, status: 403, scoreGiven: 7 });
  });
});
