import { afterEach, describe, expect, test } from 'vitest';
import { PERSONALITY_NAMES } from './personalities/index.ts';
import {
  COURSE,
  formFields,
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
afterEach(() => pair.end());

const begin = async (personality: (typeof PERSONALITY_NAMES)[number]) => {
  pair = await startPair({ personality });
  const material = pair.lms.addMaterial({
    course: COURSE,
    title: 'Quiz',
    points: 10,
    custom: { Key: 'v' },
  }).id;
  const launch = await launchOf(pair, 'amara', material);
  const token = await pair.token(SCOPES.score, SCOPES.result, SCOPES.memberships);
  return { material, launch, lineItem: launch.lineitem ?? '', token };
};

test.each(PERSONALITY_NAMES)(
  '%s: a grade goes in and is read back by the addresses of the launch',
  async (name) => {
    const { launch, lineItem, token, material } = await begin(name);
    expect((await postScore(lineItem, token, score(launch.sub, { scoreGiven: 3, scoreMaximum: 5 }))).ok).toBe(
      true,
    );
    const results = await get(under(lineItem, 'results'), token, TYPES.results);
    expect(await results.json()).toMatchObject([{ userId: launch.sub, resultScore: 6, resultMaximum: 10 }]);
    expect((await get(launch.roster, token, TYPES.roster)).status).toBe(200);
    expect(pair.lms.gradebook({ course: COURSE })).toMatchObject([{ person: 'amara', score: 6 }]);
    const page = await (
      await fetch(`${pair.url}/courses/${COURSE}/materials/${material}/launch?as=amara`)
    ).text();
    expect(formFields(page)).toMatchObject({ iss: pair.url, client_id: pair.registration.clientId });
  },
);

test.each([
  ['schoology', 201, 400, /not enrolled/],
  ['canvas', 200, 422, /not a student/],
  ['moodle', 200, 400, /Bad Request/],
  ['brightspace', 200, 403, /not enrolled in the org unit/],
  ['blackboard', 200, 400, /User could not be found/],
] as const)(
  '%s: answers %i to a score, and %i in its own words for a learner who left',
  async (name, good, gone, words) => {
    const { launch, lineItem, token } = await begin(name);
    const body = () => score(launch.sub, { scoreGiven: 1, scoreMaximum: 1 });
    expect((await postScore(lineItem, token, body())).status).toBe(good);
    pair.lms.dropLearner({ course: COURSE, person: 'amara' });
    const refused = await postScore(lineItem, token, body());
    expect(refused.status).toBe(gone);
    expect(await refused.text()).toMatch(words);
  },
);

describe('what sets them apart', () => {
  test('Canvas: a text audience, azp, claims of its own, a frame for storage, keys of custom values as given', async () => {
    const { launch, material } = await begin('canvas');
    expect(launch.payload).toMatchObject({
      aud: pair.registration.clientId,
      azp: pair.registration.clientId,
    });
    expect(launch.payload).toHaveProperty(['https://www.instructure.com/placement']);
    expect(launch.payload['https://purl.imsglobal.org/spec/lti/claim/custom']).toEqual({ Key: 'v' });
    const page = await (
      await fetch(`${pair.url}/courses/${COURSE}/materials/${material}/launch?as=amara`)
    ).text();
    expect(formFields(page).lti_storage_target).toBe('post_message_forwarding');
  });

  test('Moodle: addresses keep their query, and a second is the smallest step in time', async () => {
    const { launch, lineItem, token } = await begin('moodle');
    expect(lineItem).toMatch(/\/lineitem\?type_id=1$/);
    const at = (timestamp: string) =>
      postScore(lineItem, token, score(launch.sub, { scoreGiven: 1, scoreMaximum: 1, timestamp }));
    expect((await at('2027-03-01T10:00:00.100Z')).status).toBe(200);
    expect((await at('2027-03-01T10:00:00.900Z')).status).toBe(409);
    expect((await at('2027-03-01T10:00:01.000Z')).status).toBe(200);
    const stripped = lineItem.split('?')[0] ?? '';
    expect((await postScore(stripped, token, score(launch.sub))).status).toBe(400);
  });

  test('a change of personality keeps identities and the addresses given out before', async () => {
    const { launch, lineItem, token, material } = await begin('schoology');
    pair.lms.setPersonality({ name: 'canvas' });
    const later = await launchOf(pair, 'amara', material);
    expect(later.sub).toBe(launch.sub);
    expect(later.payload.aud).toBe(pair.registration.clientId);
    expect(later.lineitem).toContain('/line_items/');
    expect(
      (await postScore(lineItem, token, score(launch.sub, { scoreGiven: 1, scoreMaximum: 1 }))).status,
    ).toBe(200);
  });
});
