import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
let lineItems: string;
let roster: string;

beforeAll(async () => {
  pair = await startPair();
  token = await pair.token(...Object.values(SCOPES));
  material = pair.lms.addMaterial({ course: COURSE, title: 'Cells quiz', points: 10 }).id;
  const launch = await launchOf(pair, 'maria', material);
  [lineItem, lineItems, roster] = [launch.lineitem ?? '', launch.lineitems, launch.roster];
});
afterAll(() => pair.end());

type Item = Record<string, unknown> & { id: string };
const send = (method: string, url: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': TYPES.item },
    body: JSON.stringify(body),
  });
const nextOf = (response: Response): string | undefined =>
  /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];

/** Follows `Link: rel=next` to the end. */
const everyPage = async (url: string, accept: string): Promise<unknown[]> => {
  const pages: unknown[] = [];
  for (let next: string | undefined = url; next !== undefined; ) {
    const response: Response = await get(next, token, accept);
    expect(response.headers.get('content-type')).toBe(accept);
    pages.push(await response.json());
    next = nextOf(response);
  }
  return pages;
};

describe('results', () => {
  test('come in pages, without those who have nothing, whoever wrote them', async () => {
    const students = pair.lms.people().filter(({ kind }) => kind === 'student');
    for (const { sub } of students.slice(0, 4))
      await postScore(lineItem, token, score(sub, { scoreGiven: 5, scoreMaximum: 10 }));
    pair.lms.setCell({ column: material, person: 'siobhan', score: 3 });
    const pages = (await everyPage(`${under(lineItem, 'results')}?limit=2`, TYPES.results)) as {
      userId: string;
      resultScore: number;
    }[][];
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    const scores = pages.flat();
    expect(new Set(scores.map(({ userId }) => userId)).size).toBe(5);
    expect(scores.map(({ resultScore }) => resultScore).sort()).toEqual([3, 5, 5, 5, 5]);
  });

  test('can be asked for one user', async () => {
    const [amara] = pair.lms.people().filter(({ id }) => id === 'amara');
    const [page] = (await everyPage(
      `${under(lineItem, 'results')}?user_id=${encodeURIComponent(amara?.sub ?? '')}`,
      TYPES.results,
    )) as Item[][];
    expect(page).toMatchObject([
      { userId: amara?.sub, resultScore: 5, resultMaximum: 10, scoreOf: lineItem },
    ]);
  });

  test('want their media type', async () => {
    expect((await get(under(lineItem, 'results'), token, 'application/json')).status).toBe(406);
  });
});

describe('line items', () => {
  const wanted = { label: 'Participation', scoreMaximum: 5, resourceId: 'f-9', tag: 'grade' };

  test('a tool makes one, finds it by what it wrote, changes and deletes it', async () => {
    const created = await send('POST', lineItems, wanted);
    expect(created.status).toBe(201);
    const { id, ...rest } = (await created.json()) as Item;
    expect(rest).toEqual(wanted);
    for (const [query, found] of [
      ['resource_id=f-9', 1],
      ['tag=grade', 1],
      ['resource_id=f-9&tag=no', 0],
      [`resource_link_id=${material}`, 1],
    ] as const)
      expect(((await everyPage(`${lineItems}?${query}`, TYPES.items))[0] as Item[]).length).toBe(found);
    expect(await (await send('PUT', id, { ...wanted, scoreMaximum: 20 })).json()).toMatchObject({
      id,
      scoreMaximum: 20,
    });
    expect(
      (await fetch(id, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(204);
    expect((await get(id, token, TYPES.item)).status).toBe(404);
  });

  test.each([
    [
      'an id',
      { ...wanted, id: 'https://example.org/1' },
      400,
      'Invalid parameter "body.id": "id" is not allowed',
    ],
    ['a blank label', { ...wanted, label: ' ' }, 400, 'label'],
    ['no points', { ...wanted, scoreMaximum: 0 }, 400, 'scoreMaximum'],
    ['a resource link that is not in the course', { ...wanted, resourceLinkId: '1' }, 404, 'resource link'],
  ])('%s is refused', async (_, body, status, reason) => {
    const response = await send('POST', lineItems, body);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { message: string }).message).toContain(reason);
  });

  test('a second column for the same link takes the line item out of the launch', async () => {
    const other = pair.lms.addMaterial({ course: COURSE, title: 'Lab', points: null }).id;
    const created = await send('POST', lineItems, { ...wanted, resourceLinkId: other });
    const { id } = (await created.json()) as Item;
    expect((await launchOf(pair, 'amara', other)).lineitem).toBe(id);
    await send('POST', lineItems, { ...wanted, resourceLinkId: other });
    expect((await launchOf(pair, 'amara', other)).lineitem).toBeUndefined();
  });

  test('new points rescale what stands in the column', async () => {
    pair.lms.setCell({ column: material, person: 'mei', score: 8 });
    await send('PUT', lineItem, { label: 'Cells quiz', scoreMaximum: 50 });
    const mei = pair.lms
      .gradebook({ course: COURSE })
      .find((one) => one.person === 'mei' && one.material === material);
    expect(mei).toMatchObject({ score: 40, maximum: 50 });
  });

  test('another course does not have it', async () => {
    expect((await get(lineItem.replace(COURSE, '6412083722'), token, TYPES.item)).status).toBe(404);
  });
});

describe('the roster', () => {
  type Roster = {
    context: { id: string; label: string | null };
    members: { user_id: string; status: string; name: string; email?: string }[];
  };

  test('lists everybody in pages, with who left as inactive', async () => {
    pair.lms.dropLearner({ course: COURSE, person: 'priya' });
    const pages = (await everyPage(`${roster}?limit=4`, TYPES.roster)) as Roster[];
    pair.lms.enrolLearner({ course: COURSE, person: 'priya' });
    expect(pages.map(({ members }) => members.length)).toEqual([4, 4, 2]);
    expect(pages[0]?.context).toMatchObject({ id: COURSE, label: null });
    const members = pages.flatMap((page) => page.members);
    expect(members.filter(({ status }) => status === 'Inactive').map(({ name }) => name)).toEqual([
      'Priya Natarajan',
    ]);
    expect(members.find(({ name }) => name === "Siobhán O'Brien")?.email).toBe(
      'siobhan.obrien@cedarvalley.example',
    );
    expect(members.find(({ name }) => name === 'Tyler Jackson')).not.toHaveProperty('email');
  });

  test('can be asked for learners', async () => {
    const [page] = (await everyPage(`${roster}?role=Learner`, TYPES.roster)) as Roster[];
    expect(page?.members.length).toBe(6);
  });

  test('user ids are the subs of launches', async () => {
    const { sub } = await launchOf(pair, 'amara', material);
    const [page] = (await everyPage(roster, TYPES.roster)) as Roster[];
    expect(page?.members.map(({ user_id }) => user_id)).toContain(sub);
  });

  test('wants exactly its media type, and takes no resource link', async () => {
    const response = await get(roster, token, '*/*');
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: 'handleNamesRoles: Invalid Accept Header' });
    expect((await get(`${roster}?rlid=${material}`, token, TYPES.roster)).status).toBe(400);
  });
});
