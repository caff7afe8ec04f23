import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COURSE, formFields, type Pair, startPair } from './stand-in-tool.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';

let pair: Pair;
let material: string;

beforeAll(async () => {
  pair = await startPair();
  const added = pair.lms.addMaterial({
    course: COURSE,
    title: 'Cells exit ticket',
    points: 10,
    custom: { Formative: 'f-1', history: '$ResourceLink.id.history' },
  });
  material = added.id;
});
afterAll(() => pair.end());

/** What the frame of a material sends to the tool's login. */
const login = async (person: string, path = `/courses/${COURSE}/materials/${material}/launch`) => {
  const response = await fetch(`${pair.url}${path}?as=${person}`);
  return { response, fields: formFields(await response.text()) };
};

const request = (fields: Record<string, string>, change: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: pair.registration.clientId,
    redirect_uri: `${pair.tool.origin}/lti/launch`,
    login_hint: fields.login_hint ?? '',
    lti_message_hint: fields.lti_message_hint ?? '',
    state: 'state-1',
    nonce: 'nonce-1',
    ...change,
  });

const authorize = (params: URLSearchParams, headers: Record<string, string> = {}) =>
  fetch(`${pair.registration.authorizationEndpoint}?${params}`, { headers });

const verified = async (idToken: string) => {
  const { issuer, clientId, jwksUri } = pair.registration;
  const { payload } = await jwtVerify(idToken, createRemoteJWKSet(new URL(jwksUri)), {
    issuer,
    audience: clientId,
  });
  return payload;
};

describe('a launch from login to id_token', () => {
  test('the frame begins the login with everything the tool needs', async () => {
    const { fields } = await login('amara');
    expect(fields).toMatchObject({
      iss: pair.url,
      client_id: pair.registration.clientId,
      lti_deployment_id: pair.registration.deploymentId,
      target_link_uri: `${pair.tool.origin}/lti/launch`,
    });
    expect(fields).not.toHaveProperty('lti_storage_target');
  });

  test('a learner arrives with the line item, the lower-cased custom values and nothing but their own state and nonce', async () => {
    const { fields } = await login('diego');
    const page = formFields(await (await authorize(request(fields))).text());
    expect(page.state).toBe('state-1');
    expect(decodeProtectedHeader(page.id_token ?? '')).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    const payload = await verified(page.id_token ?? '');
    expect(payload).toMatchObject({
      aud: [pair.registration.clientId],
      nonce: 'nonce-1',
      name: 'Diego Hernández Ruiz',
      [`${LTI}version`]: '1.3.0',
      [`${LTI}message_type`]: 'LtiResourceLinkRequest',
      [`${LTI}deployment_id`]: pair.registration.deploymentId,
      [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
      [`${LTI}resource_link`]: { id: material, title: 'Cells exit ticket' },
      [`${LTI}custom`]: { formative: 'f-1', history: '' },
      [`${LTI}launch_presentation`]: { locale: 'es' },
    });
    expect(payload.sub).toMatch(/^\d+::[0-9a-f]{32}$/);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
    expect((payload[AGS] as { lineitem: string }).lineitem).toContain(`/sections/${COURSE}/lineitems/`);
  });

  test('a request by POST is served like one by GET', async () => {
    const { fields } = await login('amara');
    const response = await fetch(pair.registration.authorizationEndpoint, {
      method: 'POST',
      body: request(fields),
    });
    expect(formFields(await response.text())).toHaveProperty('id_token');
  });

  test.each([
    ['maria', ['membership#Instructor']],
    ['lucia', ['membership#Mentor']],
    ['angela', ['membership#Administrator', 'membership#Instructor', 'institution/person#Administrator']],
  ])('%s comes with the roles %j', async (person, roles) => {
    const { payload } = await pair.lms.mintLaunch({ person, material });
    const all = roles.map((role) => `http://purl.imsglobal.org/vocab/lis/v2/${role}`);
    expect(payload[`${LTI}roles`]).toEqual(all);
  });

  test('a person without an email comes without one, and a private district sends no names', async () => {
    const tyler = await pair.lms.mintLaunch({ person: 'tyler', material });
    expect(tyler.payload).toMatchObject({ name: 'Tyler Jackson' });
    expect(tyler.payload).not.toHaveProperty('email');
    pair.lms.changeSettings({ privacy: 'nothing' });
    const amara = await pair.lms.mintLaunch({ person: 'amara', material });
    pair.lms.changeSettings({ privacy: 'all' });
    expect(amara.payload).not.toHaveProperty('name');
  });

  test('the app menu launches without link, context or services', async () => {
    const { fields } = await login('angela', '/apps/passback/launch');
    const page = formFields(await (await authorize(request(fields))).text());
    const payload = await verified(page.id_token ?? '');
    for (const claim of [`${LTI}resource_link`, `${LTI}context`, `${LTI}tool_platform`, AGS])
      expect(payload).not.toHaveProperty([claim]);
  });

  test('a material without grading names no line item', async () => {
    const plain = pair.lms.addMaterial({ course: COURSE, title: 'Warm-up', points: null });
    const { payload } = await pair.lms.mintLaunch({ person: 'amara', material: plain.id });
    expect(payload[AGS]).toHaveProperty('lineitems');
    expect(payload[AGS]).not.toHaveProperty('lineitem');
  });
});

describe('a request that is refused', () => {
  test.each([
    ['another client', { client_id: '1' }, 'client_id'],
    ['an unregistered address', { redirect_uri: 'https://elsewhere.example/launch' }, 'redirect_uri'],
    ['a login hint of its own making', { login_hint: 'maria' }, 'login_hint'],
    ['a message hint of its own making', { lti_message_hint: 'x.y' }, 'lti_message_hint'],
  ])('%s gets a page and no answer to the tool', async (_, change, reason) => {
    const { fields } = await login('amara');
    const response = await authorize(request(fields, change));
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain(reason);
    expect(page).not.toContain('<form');
  });

  test.each([
    ['scope', { scope: 'profile' }, 'invalid_scope'],
    ['response type', { response_type: 'code' }, 'unsupported_response_type'],
    ['response mode', { response_mode: 'query' }, 'invalid_request'],
    ['prompt', { prompt: 'login' }, 'invalid_request'],
    ['nonce', { nonce: '' }, 'invalid_request'],
  ])('a wrong %s is an error posted to the tool with its state', async (_, change, error) => {
    const { fields } = await login('amara');
    const page = formFields(await (await authorize(request(fields, change))).text());
    expect(page).toMatchObject({ error, state: 'state-1' });
    expect(page).not.toHaveProperty('id_token');
  });

  test('hints of two people do not go together', async () => {
    const [amara, mei] = [await login('amara'), await login('mei')];
    const response = await authorize(request(amara.fields, { login_hint: mei.fields.login_hint ?? '' }));
    expect(response.status).toBe(400);
  });

  test('a browser that has become somebody else must open the material again', async () => {
    const { fields } = await login('amara');
    const response = await authorize(request(fields), { cookie: 'practice_person=mei' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('somebody else');
  });

  test('a learner who was dropped does not get in', async () => {
    const { fields } = await login('priya');
    pair.lms.dropLearner({ course: COURSE, person: 'priya' });
    const response = await authorize(request(fields));
    pair.lms.enrolLearner({ course: COURSE, person: 'priya' });
    expect(await response.text()).toContain('Priya is not in');
  });
});

describe('keys and minted tokens', () => {
  test('after a rotation new tokens have a new key and old ones can still be verified', async () => {
    const before = await pair.lms.mintLaunch({ person: 'amara', material });
    const { kid } = await pair.lms.rotateKeys();
    const after = await pair.lms.mintLaunch({ person: 'amara', material });
    expect(decodeProtectedHeader(after.idToken).kid).toBe(kid);
    await verified(before.idToken);
    await verified(after.idToken);
  });

  test('an override replaces a claim, null takes it out', async () => {
    const { idToken } = await pair.lms.mintLaunch({
      person: 'amara',
      material,
      nonce: 'mine',
      overrides: { [`${LTI}version`]: '1.2.0', [`${LTI}roles`]: null },
    });
    const payload = await verified(idToken);
    expect(payload).toMatchObject({ nonce: 'mine', [`${LTI}version`]: '1.2.0' });
    expect(payload).not.toHaveProperty([`${LTI}roles`]);
  });

  test('a token of a stranger carries our kid and does not verify', async () => {
    const { payload } = await pair.lms.mintLaunch({ person: 'amara', material });
    const forged = await pair.lms.mintIdToken(payload, { key: 'stranger' });
    expect(decodeProtectedHeader(forged).kid).toBeDefined();
    await expect(verified(forged)).rejects.toThrow('signature');
    expect(await pair.lms.mintIdToken(payload, { key: 'none' })).toMatch(/\.$/);
    expect(
      decodeProtectedHeader(await pair.lms.mintIdToken(payload, { header: { kid: null } })),
    ).not.toHaveProperty('kid');
  });
});
