/** The operator's calls: shapes other programs use, and whose trust may be changed by whom. */
import { env as bindings } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { operatorToken } from '../../src/env.ts';
import { CLAIM } from '../../src/lti/claims.ts';
import { PLATFORM, ROLE } from '../lti/sign.ts';
import {
  env,
  formativeId,
  lmsAnswers,
  makeDistrict,
  OPERATOR,
  ORIGIN,
  operator,
  request,
  rows,
} from './district.ts';

beforeEach(() => void lmsAnswers());
afterEach(() => vi.restoreAllMocks());

const licence = { plan: 'school-district', expiresAt: '2027-07-31T00:00:00Z' };
type Ids = { platformId: string; deploymentKey: string };
const registration = { ...PLATFORM, deploymentId: 'dep-1' };

async function tenant(name = 'Cedar Valley'): Promise<string> {
  const { status, body } = await operator<{ tenantId: string }>('POST', '/tenants', { name, licence });
  expect(status).toBe(201);
  return body.tenantId;
}

describe('tenants', () => {
  test('are made, listed, shown and changed', async () => {
    const id = await tenant();
    expect((await operator('GET', '/tenants')).body).toMatchObject({
      tenants: [{ tenantId: id, name: 'Cedar Valley' }],
    });
    const changed = await operator('PATCH', `/tenants/${id}`, {
      name: 'Cedar',
      licence: { expiresAt: '2026-01-01T00:00:00Z' },
    });
    expect(changed.body).toMatchObject({
      name: 'Cedar',
      licence: { plan: 'school-district', expiresAt: '2026-01-01T00:00:00.000Z' },
    });
    expect((await operator('GET', `/tenants/${id}`)).body).toMatchObject({ tenantId: id, platforms: [] });
    expect((await operator('GET', '/tenants/nobody')).status).toBe(404);
  });

  test('the same call again gives the same id, also after a change', async () => {
    const id = await tenant();
    await operator('PATCH', `/tenants/${id}`, { name: 'Renamed' });
    expect(await tenant()).toBe(id);
    expect(await tenant('Another')).not.toBe(id);
  });

  test('start with formatives of good quality to use', async () => {
    const id = await tenant();
    expect(await formativeId(id, 'The Water Cycle')).toMatch(/.{22}/);
  });
});

describe('registrations', () => {
  test('the same call again gives the same ids; the deployment’s key is our own', async () => {
    const id = await tenant();
    const first = await operator<Ids>('POST', `/tenants/${id}/platforms`, registration);
    const again = await operator<Ids>('POST', `/tenants/${id}/platforms`, registration);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(first.body.deploymentKey).not.toBe('dep-1');
  });

  test('one platform serves many districts, each by its own deployment', async () => {
    const [a, b] = [await tenant('A'), await tenant('B')];
    const mine = await operator<Ids>('POST', `/tenants/${a}/platforms`, registration);
    const theirs = await operator<Ids>('POST', `/tenants/${b}/platforms`, {
      ...registration,
      deploymentId: 'dep-2',
    });
    expect(theirs.body.platformId).toBe(mine.body.platformId);
    const taken = await operator<Ids>('POST', `/tenants/${b}/platforms`, registration);
    expect([taken.status, taken.body.error?.code]).toEqual([409, 'deployment-taken']);
  });

  test.each([
    ['tokenEndpoint', { tokenEndpoint: 'https://evil.example/token' }],
    ['jwksUri', { jwksUri: 'https://evil.example/keys' }],
    ['authorizationEndpoint', { authorizationEndpoint: 'https://evil.example/auth' }],
    ['serviceHosts', { serviceHosts: ['evil.example'] }],
  ])('nobody repoints a known platform’s %s', async (_, change) => {
    const [a, b] = [await tenant('A'), await tenant('B')];
    await operator<Ids>('POST', `/tenants/${a}/platforms`, registration);
    const differs = await operator<Ids>('POST', `/tenants/${b}/platforms`, {
      ...registration,
      ...change,
      deploymentId: 'dep-2',
    });
    expect([differs.status, differs.body.error?.code]).toEqual([409, 'platform-differs']);
  });

  test('its service hosts are its token endpoint’s, unless given', async () => {
    const id = await tenant();
    const { serviceHosts: _, ...without } = registration;
    await operator<Ids>('POST', `/tenants/${id}/platforms`, without);
    const kept = await env.DB.prepare('SELECT service_hosts FROM platforms').first<{
      service_hosts: string;
    }>();
    expect(kept?.service_hosts).toBe(JSON.stringify([new URL(PLATFORM.tokenEndpoint).host]));
  });
});

describe('bad input is told what is wrong, and nothing is kept', () => {
  test.each([
    ['POST', '/tenants', { name: '' }, 400, 'bad-input'],
    [
      'POST',
      '/tenants',
      { name: 'A', licence: { plan: 'school-district', expiresAt: 'tomorrow' } },
      400,
      'bad-input',
    ],
    ['POST', '/tenants', 'not an object', 400, 'bad-input'],
    [
      'POST',
      '/tenants/{id}/platforms',
      { ...registration, jwksUri: 'http://lms.example/keys' },
      400,
      'bad-input',
    ],
    [
      'POST',
      '/tenants/{id}/platforms',
      { ...registration, tokenEndpoint: 'https://10.0.0.1/token' },
      400,
      'bad-input',
    ],
    ['POST', '/tenants/{id}/platforms', { ...registration, deploymentId: 'x'.repeat(256) }, 400, 'bad-input'],
    ['POST', '/tenants/nobody/platforms', registration, 404, 'not-found'],
  ])('%s %s %j → %i %s', async (method, path, body, status, code) => {
    const id = path.includes('{id}') ? await tenant() : '';
    const answer = await operator(method, path.replace('{id}', id), body);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect((await env.DB.prepare('SELECT count(*) AS n FROM platforms').first<{ n: number }>())?.n).toBe(0);
  });

  test('a body without end is cut off', async () => {
    const response = await request('/operator/tenants', {
      method: 'POST',
      headers: OPERATOR,
      body: 'x'.repeat(300_000),
    });
    expect(response.status).toBe(413);
  });
});

describe('the token', () => {
  test.each([
    ['none', {}],
    ['another', { authorization: 'Bearer wrong' }],
    ['no bearer', { authorization: 'test-operator' }],
  ])('%s is refused', async (_, headers) => {
    const response = await request('/operator/tenants', { headers });
    expect([response.status, await response.json()]).toEqual([401, { error: { code: 'unauthorized' } }]);
  });
  test('a deployment without one has no operator; only a local run has a default', () => {
    expect(operatorToken({})).toBeNull();
    expect(operatorToken({ LOCAL: '0' })).toBeNull();
    expect(operatorToken({ LOCAL: '1' })).toBe('local-operator');
    expect(operatorToken({ LOCAL: '1', OPERATOR_TOKEN: 'mine' })).toBe('mine');
    expect(bindings).toHaveProperty('LOCAL', '1');
  });
});

describe('one learner, everywhere', () => {
  async function worked() {
    const district = await makeDistrict();
    const ticket = await formativeId(district.tenantId, 'Water Cycle: Exit Ticket');
    const claims = { [CLAIM.targetLinkUri]: `${ORIGIN}/f/${ticket}`, [CLAIM.custom]: {} };
    await district.enter(claims);
    const student = await district.enter({
      ...claims,
      [CLAIM.roles]: [ROLE.learner],
      sub: 'learner-1',
      name: 'Ana Ruiz',
      email: 'ana@school.example',
    });
    await student.ask('/app/attempt/start', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const found = await operator<{ learners: { personId: string }[] }>(
      'POST',
      `/tenants/${district.tenantId}/learners/search`,
      {
        email: 'ana@school.example',
      },
    );
    const [person] = found.body.learners;
    return { district, personId: person?.personId ?? '' };
  }

  test('is found without a name in a URL, exported whole, and erased', async () => {
    const { district, personId } = await worked();
    const path = `/tenants/${district.tenantId}/learners/${personId}`;
    const exported = await operator('GET', path);
    expect(exported.body).toMatchObject({
      person: { name: 'Ana Ruiz', email: 'ana@school.example' },
      courses: [{ role: 'learner' }],
      assignments: [{ record: { learners: [{ sub: 'learner-1' }], attempts: [{ number: 1 }] } }],
    });
    expect((await operator('DELETE', path)).body).toEqual({ erased: { personId, assignments: 1 } });
    expect((await operator('GET', path)).status).toBe(404);
    expect(await rows()).toMatchObject({ people: 1, members: 1, participations: 1 });
  });

  test('is nobody to another tenant', async () => {
    const { personId } = await worked();
    const other = await tenant('Elsewhere');
    for (const method of ['GET', 'DELETE'])
      expect((await operator(method, `/tenants/${other}/learners/${personId}`)).status).toBe(404);
    expect((await operator('POST', `/tenants/${other}/learners/search`, { sub: 'learner-1' })).body).toEqual({
      learners: [],
    });
  });
});
