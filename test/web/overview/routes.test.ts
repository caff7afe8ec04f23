import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OverviewProps } from '../../../src/web/overview/contract.ts';
import { lmsAnswers, makeDistrict, request } from '../district.ts';
import { ALL_RIGHT, makeClassroom, propsOf } from './classroom.ts';

let asks: ReturnType<typeof lmsAnswers>;
let roster: unknown[] | null;

beforeEach(() => {
  roster = null;
  asks = lmsAnswers((asked) =>
    roster && asked.url.includes('/membership/')
      ? Response.json({ id: asked.url, context: { id: '6987654321' }, members: roster })
      : new Response(null, { status: 404 }),
  );
});
afterEach(() => vi.restoreAllMocks());

const rosterReads = () =>
  asks.mock.calls.filter(([input]) => String((input as Request).url ?? input).includes('/membership/'))
    .length;

describe('the class', () => {
  test('shows each learner with the grade as it stands', async () => {
    const { teacher, student, work } = await makeClassroom();
    const ana = await student('Ana Ruiz');
    await student('Ben Okafor');
    await work(ana.personId, ALL_RIGHT);
    const { rows, points, questions } = await propsOf<OverviewProps>(await teacher.ask('/app/overview'));
    expect({ points, questions }).toEqual({ points: 10, questions: 5 });
    expect(rows).toMatchObject([
      { name: 'Ben Okafor', work: 'opened', grade: null, shown: { reasonKey: 'reason.not-started' } },
      { name: 'Ana Ruiz', work: 'submitted', grade: { points: 10, maximum: 10 } },
    ]);
  });

  test('a roster that is old is read behind the answer, and the next look shows who never opened it', async () => {
    roster = [
      { user_id: 'sub-Cy Cox', roles: ['Learner'], name: 'Cy Cox', status: 'Active' },
      { user_id: 'sub-Di Day', roles: ['Learner'], name: 'Di Day', status: 'Inactive' },
    ];
    const { teacher } = await makeClassroom(undefined, true);
    expect((await propsOf<OverviewProps>(await teacher.ask('/app/overview'))).rows).toEqual([]);
    await vi.waitFor(async () => {
      const { rows } = await propsOf<OverviewProps>(await teacher.ask('/app/overview'));
      expect(rows).toMatchObject([{ name: 'Cy Cox', work: 'not-opened', opened: false }]);
    });
    expect(rosterReads()).toBe(1);
  });

  test('an LMS that does not give its roster is not asked with every look', async () => {
    const { teacher } = await makeClassroom(undefined, true);
    for (let look = 0; look < 3; look++) expect((await teacher.ask('/app/overview')).status).toBe(200);
    await vi.waitFor(() => expect(rosterReads()).toBe(1));
    await teacher.ask('/app/overview');
    expect(rosterReads()).toBe(1);
  });

  test.each(['/app/overview', '/app/passback', '/app/learners/anybody'])(
    '%s is not there for a learner',
    async (path) => {
      const { student } = await makeClassroom();
      const { entered } = await student('Ana Ruiz');
      expect((await entered.ask(path)).status).toBe(404);
    },
  );

  test('nothing is shown without a session', async () => {
    await makeDistrict();
    expect((await request('/app/overview')).status).toBe(401);
  });
});
