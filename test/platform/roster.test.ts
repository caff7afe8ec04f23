/** A course's roster: read page by page, kept without forgetting a name. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { databaseOf } from '../../src/db/database.ts';
import { findRoster } from '../../src/db/people.ts';
import { CLAIM } from '../../src/lti/claims.ts';
import { refreshRoster, rosterIsOld } from '../../src/platform/roster.ts';
import { HOST, ROLE } from '../lti/sign.ts';
import { type District, env, formativeId, lmsAnswers, makeDistrict, ORIGIN } from '../web/district.ts';

const FIRST = `https://${HOST}/roster`;
let district: District;
let courseId: string;
let asked: Request[];
let pages: Record<string, Response>;

beforeEach(async () => {
  asked = [];
  lmsAnswers((request) => {
    asked.push(request);
    return pages[request.url]?.clone() ?? new Response(null, { status: 404 });
  });
  district = await makeDistrict();
  const ticket = await formativeId(district.tenantId, 'Water Cycle: Exit Ticket');
  const claims = { [CLAIM.targetLinkUri]: `${ORIGIN}/f/${ticket}`, [CLAIM.custom]: {} };
  await district.enter(claims);
  await district.enter({ ...claims, [CLAIM.roles]: [ROLE.learner], sub: 'ana', name: 'Ana Ruiz' });
  const row = await env.DB.prepare('SELECT id FROM courses').first<{ id: string }>();
  courseId = row?.id ?? '';
});
afterEach(() => vi.restoreAllMocks());

const member = (user_id: string, name: string | null, change: object = {}) => ({
  user_id,
  roles: [ROLE.learner],
  status: 'Active',
  ...(name ? { name } : {}),
  ...change,
});
const refresh = (now = Date.now() + 1_000) =>
  refreshRoster(env, {
    tenantId: district.tenantId,
    platformId: district.platformId,
    courseId,
    membershipsUrl: FIRST,
    now,
  });
const roster = async () => {
  const found = await findRoster(databaseOf(env, district.tenantId), district.tenantId, courseId);
  return new Map(found?.members.map((m) => [m.name ?? m.personId.slice(0, 0), m]));
};

test('all pages are read with the exact Accept; observers are in no list', async () => {
  pages = {
    [FIRST]: Response.json(
      {
        members: [
          member('ana', null),
          member('ben', 'Ben Okafor'),
          member('mum', 'Mum', { roles: [ROLE.mentor] }),
        ],
      },
      { headers: { link: `<${FIRST}?page=2>; rel="next"` } },
    ),
    [`${FIRST}?page=2`]: Response.json({ members: [member('eve', "Eve O'Neil", { status: 'Inactive' })] }),
  };
  expect(await refresh()).toBe(true);
  expect(asked.map((r) => r.headers.get('accept'))).toEqual(
    Array.from({ length: 2 }, () => 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'),
  );
  const known = await roster();
  // Ana's name was withheld by the roster: the one of her launch stays.
  expect([...known.keys()].sort()).toEqual(['Ada Lovelace', 'Ana Ruiz', 'Ben Okafor', "Eve O'Neil"]);
  expect(known.get("Eve O'Neil")?.inactive).toBe(true);
  expect(known.get('Ben Okafor')).toMatchObject({ role: 'learner', inactive: false });
});

test('who is missing from a whole roster has left the course', async () => {
  pages = { [FIRST]: Response.json({ members: [member('ben', 'Ben Okafor')] }) };
  await refresh();
  expect((await roster()).get('Ana Ruiz')?.inactive).toBe(true);
});

test.each([
  ['an outage', () => ({ [FIRST]: new Response(null, { status: 503 }) })],
  [
    'a second page that fails',
    () => ({
      [FIRST]: Response.json({ members: [] }, { headers: { link: `<${FIRST}?page=2>; rel="next"` } }),
    }),
  ],
  [
    'a next page on another host',
    () => ({
      [FIRST]: Response.json(
        { members: [] },
        { headers: { link: '<https://evil.example/steal>; rel="next"' } },
      ),
    }),
  ],
])('%s leaves what is known as it is, and carries no token away', async (_, faulty) => {
  pages = faulty();
  expect(await refresh()).toBe(false);
  expect((await roster()).get('Ana Ruiz')?.inactive).toBe(false);
  expect(asked.every((r) => new URL(r.url).host === HOST)).toBe(true);
});

test('a roster is read again after ten minutes', () => {
  expect(rosterIsOld(null, 0)).toBe(true);
  expect(rosterIsOld(0, 9 * 60_000)).toBe(false);
  expect(rosterIsOld(0, 11 * 60_000)).toBe(true);
});
