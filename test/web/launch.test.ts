/** The way in: what is let in, what is turned away, and that what is turned away leaves nothing behind. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetEverything } from '../../src/isolate.ts';
import { CLAIM } from '../../src/lti/claims.ts';
import { keyFor } from '../../src/secrets.ts';
import { openSession, sealSession } from '../../src/session/session.ts';
import { type Claims, deepLinkingClaims, launchClaims, PLATFORM, ROLE, signPayload } from '../lti/sign.ts';
import {
  type District,
  type Entered,
  env,
  formativeId,
  key,
  type LaunchOptions,
  lmsAnswers,
  makeDistrict,
  ORIGIN,
  request,
  rows,
  strangersKey,
} from './district.ts';

let district: District;
let exitTicket: string;
let asks: ReturnType<typeof lmsAnswers>;

beforeEach(async () => {
  asks = lmsAnswers();
  district = await makeDistrict();
  exitTicket = await formativeId(district.tenantId, 'Water Cycle: Exit Ticket');
});
afterEach(() => vi.restoreAllMocks());

const withFormative = (claims: Claims = {}) => ({
  [CLAIM.targetLinkUri]: `${ORIGIN}/f/${exitTicket}`,
  [CLAIM.custom]: {},
  ...claims,
});
const learner = (claims: Claims = {}) =>
  withFormative({ [CLAIM.roles]: [ROLE.learner], sub: 'learner-1', ...claims });
const none = {
  nonces: 0,
  people: 0,
  courses: 0,
  members: 0,
  assignments: 0,
  participations: 0,
  placements: 0,
};

const now = () => Math.floor(Date.now() / 1000);

type Bad = { name: string; status: number; code: string; claims?: Claims; options?: LaunchOptions };
const BAD: Bad[] = [
  {
    name: 'No KID Sent in JWT header',
    options: { header: { kid: undefined } },
    status: 401,
    code: 'key-id-missing',
  },
  {
    name: 'Incorrect KID in JWT header',
    options: { header: { kid: 'imstest_66067' } },
    status: 401,
    code: 'key-unknown',
  },
  {
    name: 'Wrong LTI Version',
    claims: { [CLAIM.version]: '11.3' },
    status: 400,
    code: 'version-unsupported',
  },
  { name: 'No LTI Version', claims: { [CLAIM.version]: undefined }, status: 400, code: 'version-missing' },
  {
    name: 'Invalid LTI message',
    claims: { [CLAIM.messageType]: 'LtiBogusRequest' },
    status: 400,
    code: 'message-type-unsupported',
  },
  {
    name: 'Missing LTI Claims',
    claims: Object.fromEntries(Object.values(CLAIM).map((c) => [c, undefined])),
    status: 400,
    code: 'version-missing',
  },
  { name: 'Timestamps Incorrect', claims: { iat: 11111, exp: 22222 }, status: 401, code: 'token-expired' },
  {
    name: 'message_type Claim Missing',
    claims: { [CLAIM.messageType]: undefined },
    status: 400,
    code: 'message-type-missing',
  },
  { name: 'role Claim Missing', claims: { [CLAIM.roles]: undefined }, status: 400, code: 'roles-missing' },
  {
    name: 'deployment_id Claim Missing',
    claims: { [CLAIM.deploymentId]: undefined },
    status: 400,
    code: 'deployment-missing',
  },
  {
    name: 'resource_link_id Claim Missing',
    claims: { [CLAIM.resourceLink]: {} },
    status: 400,
    code: 'resource-link-missing',
  },
  { name: 'user Claim Missing', claims: { sub: undefined }, status: 400, code: 'user-missing' },
  {
    name: 'signed by somebody else',
    get options() {
      return { key: strangersKey() };
    },
    status: 401,
    code: 'signature-invalid',
  },
  { name: 'another audience', claims: { aud: ['someone-else'] }, status: 401, code: 'registration-mismatch' },
  { name: 'a nonce we did not give', claims: { nonce: 'theirs' }, status: 401, code: 'nonce-mismatch' },
  {
    name: 'an unregistered deployment',
    claims: { [CLAIM.deploymentId]: 'nobody-knows-1' },
    status: 403,
    code: 'deployment-unknown',
  },
  {
    name: 'a target on another origin',
    claims: { [CLAIM.targetLinkUri]: 'https://evil.example/f/1' },
    status: 403,
    code: 'target-link-foreign',
  },
  {
    name: 'a line item on another host',
    claims: { [CLAIM.ags]: { scope: [], lineitem: 'http://169.254.169.254/latest' } },
    status: 403,
    code: 'service-url-refused',
  },
  {
    name: 'a state nobody sealed',
    options: { form: (f) => f.set('state', 'x.y.z') },
    status: 401,
    code: 'state-invalid',
  },
  {
    name: 'no token at all',
    options: { form: (f) => f.delete('id_token') },
    status: 400,
    code: 'id-token-missing',
  },
  {
    name: 'issued in the future',
    claims: {
      get iat() {
        return now() + 3_600;
      },
      get exp() {
        return now() + 7_200;
      },
    },
    status: 401,
    code: 'issued-in-future',
  },
];

describe('a bad launch', () => {
  test.each(BAD)(
    '$name → $status $code, and nothing is created',
    async ({ claims, options, status, code }) => {
      const response = await district.launch(withFormative({ ...claims }), options);
      const page = await response.text();
      expect([response.status, page.includes(code)]).toEqual([status, true]);
      expect(page).not.toContain('data-boot');
      expect(await rows()).toEqual(none);
    },
  );

  test('an unregistered deployment is told which ids to send to whom', async () => {
    const page = await (await district.launch({ [CLAIM.deploymentId]: '7485393815-999' })).text();
    expect(page).toContain('7485393815-999');
    expect(page).toContain(PLATFORM.clientId);
  });

  test('a login from an unknown LMS, or without its hints, is a page with a code', async () => {
    const unknown = await district.launch({}, { login: { iss: 'https://nobody.example' } });
    expect([unknown.status, (await unknown.text()).includes('platform-unknown')]).toEqual([400, true]);
    const bare = await request('/lti/login');
    expect([bare.status, (await bare.text()).includes('login-malformed')]).toEqual([400, true]);
  });
});

describe('the browser that began it', () => {
  test.each(['dropped', 'another'] as const)(
    'cookie %s: continue in a new tab, nothing is created',
    async (cookie) => {
      const response = await district.launch(learner(), { cookie });
      const page = await response.text();
      expect(response.status).toBe(401);
      expect(page).toContain('target="_blank"');
      expect(page).toContain('name="login_hint"');
      expect(page).not.toContain('data-boot');
      expect(await rows()).toEqual(none);
    },
  );

  test('the cookie is partitioned, one for each state, and of no use after the launch', async () => {
    const logins = await Promise.all(
      [1, 2].map(() =>
        request(
          `/lti/login?${new URLSearchParams({ iss: PLATFORM.issuer, client_id: PLATFORM.clientId, login_hint: 'h', target_link_uri: ORIGIN })}`,
        ),
      ),
    );
    const cookies = logins.map((login) => login.headers.get('set-cookie') ?? '');
    for (const cookie of cookies)
      expect(cookie).toMatch(
        /^__Host-passback-.*; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned/,
      );
    expect(new Set(cookies.map((c) => c.split('=')[0])).size).toBe(2);
  });
});

describe('a replay', () => {
  test('of 20 at once one is let in, and the page opened twice says so', async () => {
    const login = await request(
      `/lti/login?${new URLSearchParams({ iss: PLATFORM.issuer, client_id: PLATFORM.clientId, login_hint: 'h', target_link_uri: `${ORIGIN}/lti/launch` })}`,
    );
    const [cookie = ''] = (login.headers.get('set-cookie') ?? '').split(';');
    const asked = new URL(login.headers.get('location') ?? '').searchParams;
    const claims = launchClaims(
      learner({
        iat: now(),
        exp: now() + 600,
        nonce: asked.get('nonce'),
        [CLAIM.deploymentId]: district.deploymentId,
      }),
    );
    const body = new URLSearchParams({
      id_token: await signPayload(claims, key),
      state: asked.get('state') ?? '',
    }).toString();
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => request('/lti/launch', { method: 'POST', body, headers })),
    );
    const statuses = answers.map((a) => a.status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
    const refused = answers.find((a) => a.status === 401);
    expect(await refused?.text()).toContain('nonce-used');
    expect(await rows()).toMatchObject({ nonces: 1, people: 1 });
  });
});

describe('let in', () => {
  test('a learner lands on the work, a teacher on the class; the pages come from one assignment', async () => {
    const teacher = await district.enter(withFormative());
    const student = await district.enter(learner());
    expect([teacher.start, student.start]).toEqual(['/app/overview', '/app/attempt']);
    expect(student.assignmentId).toBe(teacher.assignmentId);
    expect((await student.ask(student.start)).status).toBe(200);
    expect((await teacher.ask(teacher.start)).status).toBe(200);
    expect(await rows()).toMatchObject({
      people: 2,
      courses: 1,
      members: 2,
      assignments: 1,
      participations: 2,
    });
  });

  test('once its keys are known, a launch asks nothing of the LMS', async () => {
    await district.enter(learner());
    asks.mockClear();
    await district.enter(learner({ sub: 'learner-2' }));
    expect(asks).not.toHaveBeenCalled();
  });

  test('a link without a formative: a teacher chooses one, a learner waits for that', async () => {
    const bare = { [CLAIM.targetLinkUri]: `${ORIGIN}/lti/launch`, [CLAIM.custom]: {} };
    const early = await district.launch({ ...learner(), ...bare });
    expect(await early.text()).toContain('Your teacher is not done yet');
    const teacher = await district.enter(bare);
    expect(teacher.start).toBe('/app/choose');
    const chosen = await teacher.post('/app/choose', { formative: exitTicket });
    expect(await chosen.json()).toMatchObject({ go: '/app' });
    expect((await district.enter({ ...learner(), ...bare })).start).toBe('/app/attempt');
  });

  test('names withheld later do not erase those that are known', async () => {
    await district.enter(learner({ name: 'Ana Ruiz' }));
    await district.enter(
      learner({ name: undefined, given_name: undefined, family_name: undefined, email: undefined }),
    );
    const teacher = await district.enter(withFormative());
    expect(await (await teacher.ask('/app/overview')).text()).toContain('Ana Ruiz');
  });

  test.each([
    ['a mentor', [ROLE.mentor]],
    ['a mentor who is also called a learner', [ROLE.learner, ROLE.mentor]],
    ['an observer of the institution', [ROLE.institutionObserver]],
    ['an unknown role', ['http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper']],
    ['no role', []],
  ])('%s sees a friendly page, gets no session and is not kept', async (_, roles) => {
    const response = await district.launch(withFormative({ [CLAIM.roles]: roles }));
    const page = await response.text();
    expect(page).toContain('Passback is for students and teachers');
    expect(page).not.toContain('data-boot');
    expect(await rows()).toEqual(none);
  });

  test('the page may be framed by its LMS and by Schoology only, and loads nothing from elsewhere', async () => {
    const response = await district.launch(learner());
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(
      `frame-ancestors 'self' https://*.schoology.com https://schoology.com ${new URL(PLATFORM.authorizationEndpoint).origin}`,
    );
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('adding by deep linking', () => {
  /** Times, nonce and deployment are those of the login. */
  const deepLink = (): Claims => {
    const { iat, exp, nonce, [CLAIM.deploymentId]: _, ...claims } = deepLinkingClaims();
    return claims;
  };

  test('answers with one signed item: title, points, due date, and data byte for byte', async () => {
    const teacher = await district.enter(deepLink());
    expect(teacher.start).toBe('/app/add');
    const response = await teacher.post('/app/add', {
      formative: exitTicket,
      title: 'Friday’s ticket',
      points: '7,5',
      due: '2026-12-04T23:59',
      offset: '360',
    });
    const { submit } = (await response.json()) as { submit: { action: string; fields: { JWT: string } } };
    const payload = JSON.parse(
      atob((submit.fields.JWT.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')),
    );
    expect(submit.action).toBe('https://lti.lms.example/lti-service/deep-linking-return');
    expect(payload['https://purl.imsglobal.org/spec/lti-dl/claim/data']).toBe('csrf:Zm9v+/=');
    expect(payload.nonce).toMatch(/.{16,}/);
    expect(payload['https://purl.imsglobal.org/spec/lti-dl/claim/content_items']).toMatchObject([
      {
        type: 'ltiResourceLink',
        url: `${ORIGIN}/f/${exitTicket}`,
        lineItem: { scoreMaximum: 7.5, tag: 'passback' },
        submission: { endDateTime: '2026-12-05T05:59:00.000Z' },
      },
    ]);
  });

  test('a form filled in wrongly comes back with what was typed, and says what is wrong', async () => {
    const teacher = await district.enter(deepLink());
    const response = await teacher.post('/app/add', { formative: '', title: 'Mine', points: 'ten', due: '' });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('value="ten"');
    expect(page).toContain('Enter a number above 0');
    expect(page).toContain('Choose a formative.');
    expect((await rows()).placements).toBe(0);
  });

  test('without a cookie it is still possible: the answer must leave from inside the frame', async () => {
    const response = await district.launch(deepLink(), { cookie: 'dropped' });
    expect(await response.text()).toContain('data-boot');
  });

  test('a learner has nothing to add', async () => {
    const response = await district.launch({ ...deepLink(), [CLAIM.roles]: [ROLE.learner] });
    expect(response.status).toBe(403);
  });

  test('the placed link finds its formative at the first launch, a learner’s too', async () => {
    const teacher = await district.enter(deepLink());
    const added = await teacher.post('/app/add', {
      formative: exitTicket,
      title: 'Ticket',
      points: '',
      due: '',
    });
    const { submit } = (await added.json()) as { submit: { fields: { JWT: string } } };
    const payload = JSON.parse(
      atob((submit.fields.JWT.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')),
    );
    const [{ custom, url }] = payload['https://purl.imsglobal.org/spec/lti-dl/claim/content_items'];
    const student = await district.enter({
      ...learner(),
      [CLAIM.custom]: custom,
      [CLAIM.targetLinkUri]: url,
      [CLAIM.resourceLink]: { id: 'new-link' },
    });
    expect(await (await student.ask(student.start)).text()).toContain('Ticket');
  });
});

describe('a session of some minutes', () => {
  /** The same session, sealed six minutes ago: the answer to its next use renews it. */
  async function aged(entered: Entered): Promise<Entered['ask']> {
    const secret = await keyFor(env, 'session');
    const opened = await openSession(entered.token, secret, Date.now());
    if (!opened) throw new Error('no session');
    const token = await sealSession(opened.session, secret, Date.now() - 6 * 60_000);
    return (path, init = {}) => request(path, { ...init, headers: { authorization: `Bearer ${token}` } });
  }
  const renewed = async (response: Response) =>
    (await openSession(response.headers.get('x-session') ?? '', await keyFor(env, 'session'), Date.now()))
      ?.session;

  test('is renewed by being used', async () => {
    const ask = await aged(await district.enter(withFormative()));
    expect(await renewed(await ask('/app/overview'))).toMatchObject({ role: 'instructor' });
  });

  test('switches its language at the first press', async () => {
    const ask = await aged(await district.enter(withFormative()));
    const answer = await ask('/app/language', {
      method: 'POST',
      body: new URLSearchParams({ locale: 'es' }),
    });
    expect(await renewed(answer)).toMatchObject({ locale: 'es' });
  });

  test('is about the formative that was chosen with it', async () => {
    const bare = { [CLAIM.targetLinkUri]: `${ORIGIN}/lti/launch`, [CLAIM.custom]: {} };
    const ask = await aged(await district.enter(bare));
    const answer = await ask('/app/choose', {
      method: 'POST',
      body: new URLSearchParams({ formative: exitTicket }),
    });
    expect((await renewed(answer))?.assignmentId).toMatch(/.{22}/);
  });

  test('ends when the tenant raises its epoch', async () => {
    const teacher = await district.enter(withFormative());
    await env.DB.prepare('UPDATE tenants SET session_epoch = 1').run();
    forgetEverything();
    expect((await teacher.ask('/app/overview')).status).toBe(401);
  });
});

describe('another district', () => {
  test('reaches nothing by a pasted id of a formative or a placement', async () => {
    const other = await makeDistrict();
    const pasted = await other.launch(withFormative());
    expect(await pasted.text()).toContain('/app/choose');
    const asLearner = await other.launch(learner());
    expect(await asLearner.text()).toContain('Your teacher is not done yet');
  });

  test('the same person and resource link ids elsewhere are other people and another assignment', async () => {
    const other = await makeDistrict();
    const here = await district.enter(withFormative());
    const theirs = await formativeId(other.tenantId, 'Water Cycle: Exit Ticket');
    const there = await other.enter({ ...withFormative(), [CLAIM.targetLinkUri]: `${ORIGIN}/f/${theirs}` });
    expect(there.assignmentId).not.toBe(here.assignmentId);
    expect(await rows()).toMatchObject({ people: 2, assignments: 2 });
  });
});

describe('outside an LMS', () => {
  test.each(['/', '/f/abc', '/lti/launch'])('%s says where to open it', async (path) => {
    const response = await request(path);
    expect([response.status, (await response.text()).includes('Open Passback from Schoology')]).toEqual([
      200,
      true,
    ]);
  });
  test('a screen without a session is not shown', async () => {
    const page = await request('/app/overview', { headers: { accept: 'text/html' } });
    expect([page.status, (await page.text()).includes('Open it again from Schoology')]).toEqual([401, true]);
    const forged = await request('/app/overview', { headers: { authorization: 'Bearer a.b.c' } });
    expect(await forged.json()).toEqual({ error: { code: 'session-over' } });
  });
  test('a learner’s session opens no teacher’s screen', async () => {
    const student = await district.enter(learner());
    for (const path of [
      '/app/overview',
      '/app/passback',
      '/app/settings',
      '/app/learners/x',
      '/app/add',
      '/app/choose',
    ])
      expect([path, (await student.ask(path)).status]).toEqual([path, 404]);
  });
  test('the tool’s keys are public, and only their public halves', async () => {
    const { keys } = (await (await request('/lti/jwks')).json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
});
