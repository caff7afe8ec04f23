import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COURSE, formFields, now, type Pair, startPair } from './stand-in-tool.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

let pair: Pair;
beforeAll(async () => {
  pair = await startPair();
});
afterAll(() => pair.end());

type Settings = { deep_link_return_url: string; data: string; accept_types: string[] };
const settings = async (person = 'maria', of = pair): Promise<Settings> => {
  const { payload } = await of.lms.mintLaunch({ person, course: COURSE });
  expect(payload[`${LTI}message_type`]).toBe('LtiDeepLinkingRequest');
  return payload[`${DL}deep_linking_settings`] as Settings;
};

const item = () => ({
  type: 'ltiResourceLink',
  title: 'Photosynthesis check',
  url: `${pair.tool.origin}/lti/launch`,
  custom: { Assignment: 'a-1' },
  lineItem: { scoreMaximum: 12, label: 'Photosynthesis', resourceId: 'f-1', tag: 'grade' },
  submission: { endDateTime: '2027-05-01T23:59:00-07:00' },
});

const answer = async (
  claims: Record<string, unknown>,
  of = pair,
  headers: Record<string, string> = {},
): Promise<Response> => {
  const { deep_link_return_url: url, data } = await settings('maria', of);
  const whole = {
    iss: of.registration.clientId,
    aud: of.registration.issuer,
    iat: now(),
    exp: now() + 60,
    nonce: crypto.randomUUID(),
    [`${LTI}deployment_id`]: of.registration.deploymentId,
    [`${LTI}message_type`]: 'LtiDeepLinkingResponse',
    [`${LTI}version`]: '1.3.0',
    [`${DL}data`]: data,
    [`${DL}content_items`]: [item()],
    ...claims,
  };
  const kept = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
  return fetch(url, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ JWT: await of.tool.sign(kept) }),
  });
};
const materials = (of = pair) => of.lms.courses().find(({ id }) => id === COURSE)?.materials ?? [];

describe('an answer that is taken', () => {
  test('adds the material with column, due date and lower-cased custom values, and leads back to the course', async () => {
    const response = await answer({});
    expect(response.status).toBe(200);
    const added = materials().at(-1);
    expect(added).toMatchObject({
      title: 'Photosynthesis check',
      points: 12,
      due: '2027-05-01T23:59:00-07:00',
    });
    expect(await response.text()).toContain(`/courses/${COURSE}?added=${added?.id}`);
    const { payload } = await pair.lms.mintLaunch({ person: 'amara', material: added?.id ?? '' });
    expect(payload[`${LTI}custom`]).toEqual({ assignment: 'a-1' });
    expect(payload[`${LTI}target_link_uri`]).toBe(`${pair.tool.origin}/lti/launch`);
  });

  test('may add nothing', async () => {
    const before = materials().length;
    expect((await answer({ [`${DL}content_items`]: [] })).status).toBe(200);
    expect(materials().length).toBe(before);
  });

  test('may add several, and plain links without a column', async () => {
    await answer({
      [`${DL}content_items`]: [item(), { type: 'link', url: 'https://example.org/', title: 'Reading' }],
    });
    expect(materials().at(-1)).toMatchObject({ title: 'Reading', kind: 'link', points: null });
  });
});

describe('an answer that is refused adds nothing', () => {
  const cases: [string, Record<string, unknown>, number, string][] = [
    [
      'without a nonce',
      { nonce: undefined },
      400,
      'handleDeepLinkingLaunchInfo.error: Invalid parameter: &quot;nonce&quot; is required',
    ],
    ['for another platform', { aud: 'https://elsewhere.example' }, 401, 'aud'],
    ['of another tool', { iss: 'somebody' }, 401, 'iss'],
    ['that has expired', { exp: now() - 60 }, 401, 'exp'],
    ['for another deployment', { [`${LTI}deployment_id`]: '1' }, 400, 'deployment_id'],
    ['of another message type', { [`${LTI}message_type`]: 'LtiResourceLinkRequest' }, 400, 'message_type'],
    ['without the data of the request', { [`${DL}data`]: undefined }, 400, 'data'],
    ['with other data', { [`${DL}data`]: 'abc.def' }, 400, 'data'],
    [
      'with a type nobody asked for',
      { [`${DL}content_items`]: [{ type: 'file', url: 'https://example.org' }] },
      400,
      'type',
    ],
    [
      'with a column of 0 points',
      { [`${DL}content_items`]: [{ type: 'ltiResourceLink', lineItem: { scoreMaximum: 0 } }] },
      400,
      'scoreMaximum',
    ],
    [
      'that points elsewhere',
      { [`${DL}content_items`]: [{ type: 'ltiResourceLink', url: 'https://elsewhere.example/' }] },
      400,
      'not an address of the tool',
    ],
  ];
  test.each(cases)('%s', async (_, claims, status, reason) => {
    const before = materials().length;
    const response = await answer(claims);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(reason);
    expect(materials().length).toBe(before);
  });

  test('the second time', async () => {
    const nonce = crypto.randomUUID();
    await answer({ nonce });
    const before = materials().length;
    const again = await answer({ nonce });
    expect(again.status).toBe(401);
    expect(await again.text()).toContain('Duplicate timestamp/nonce');
    expect(materials().length).toBe(before);
  });
});

test('at top level Schoology adds the material, sends the answer again and refuses it', async () => {
  const before = materials().length;
  const first = await answer({}, pair, { 'sec-fetch-dest': 'document' });
  const { JWT = '' } = formFields(await first.text());
  expect(materials().length).toBe(before + 1);
  const { deep_link_return_url: url } = await settings();
  const again = await fetch(url, { method: 'POST', body: new URLSearchParams({ JWT }) });
  expect(await again.text()).toContain('Duplicate timestamp/nonce');
});

test('a look at the return address with GET says that a token is missing', async () => {
  const { deep_link_return_url: url } = await settings();
  expect(await (await fetch(url)).json()).toEqual({ message: 'Missing Authentication Token' });
});

test('students are not offered the picker', async () => {
  const response = await fetch(`${pair.url}/courses/${COURSE}/add/passback?as=amara`);
  expect(response.status).toBe(403);
});
