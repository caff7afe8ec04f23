/**
 * A district that launches: registered over the operator's calls, its LMS's key set and token endpoint answered at
 * `fetch`. Whole walks against the practice LMS are in test/walks; here one request at a time is looked at.
 */
import { env as bindings, exports } from 'cloudflare:workers';
import { vi } from 'vitest';
import type { Env } from '../../src/env.ts';
import { CLAIM } from '../../src/lti/claims.ts';
import { type Claims, launchClaims, makeKey, PLATFORM, signPayload, type TestKey } from '../lti/sign.ts';

export const env = bindings as unknown as Env;
export const ORIGIN = 'https://passback.example';
export const OPERATOR = { authorization: 'Bearer test-operator', 'content-type': 'application/json' };

type Fetcher = (request: Request) => Response | Promise<Response>;
const worker: Fetcher = (request) => exports.default.fetch(request);
let fetcher = worker;

/** Sends the requests of a test another way than to the Worker's entry; null goes back to it. */
export function through(other: Fetcher | null): void {
  fetcher = other ?? worker;
}

export const request = async (path: string, init: RequestInit = {}): Promise<Response> =>
  fetcher(new Request(new URL(path, ORIGIN), { redirect: 'manual', ...init }));

/** A call of the operator's. */
export async function operator<Body = unknown>(method: string, path: string, body?: unknown) {
  const init = { method, headers: OPERATOR, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await request(`/operator${path}`, init);
  return { status: response.status, body: (await response.json()) as Body & { error?: { code: string } } };
}

export type District = {
  tenantId: string;
  platformId: string;
  deploymentId: string;
  /** From login to the answer of the launch. */
  launch(claims?: Claims, options?: LaunchOptions): Promise<Response>;
  /** A launch that is let in: what the shell was given, and a fetch that carries its session. */
  enter(claims?: Claims): Promise<Entered>;
};

export type LaunchOptions = {
  /** What becomes of the binding cookie on its way back. */
  cookie?: 'kept' | 'dropped' | 'another';
  header?: Record<string, unknown>;
  key?: TestKey;
  login?: Record<string, string>;
  /** Changes the posted form. */
  form?: (form: URLSearchParams) => void;
};

export type Entered = {
  start: string;
  token: string;
  assignmentId: string | null;
  ask(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, fields: Record<string, string>): Promise<Response>;
};

/** Every launch is issued anew by this key. */
export const key = await makeKey();
const strangers = await makeKey('key-1');
export const strangersKey = () => strangers;

/** Answers the LMS's addresses. @param others what else is asked of it */
export function lmsAnswers(
  others: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 404 }),
) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const asked = new Request(input as Request, init);
    if (asked.url === PLATFORM.jwksUri) return Response.json({ keys: [key.jwk] });
    if (asked.url === PLATFORM.tokenEndpoint)
      return Response.json({ access_token: 'token-1', token_type: 'bearer', expires_in: 3600, scope: '' });
    return others(asked);
  });
}

let district = 0;

export async function makeDistrict(
  name = `District ${++district}`,
  expiresAt = '2099-01-01T00:00:00Z',
): Promise<District> {
  const licence = { plan: 'school-district', expiresAt };
  const { tenantId } = (await operator<{ tenantId: string }>('POST', '/tenants', { name, licence })).body;
  const deploymentId = `${PLATFORM.clientId}-${name.replaceAll(/\W/g, '')}`;
  const registered = await operator<{ platformId: string }>('POST', `/tenants/${tenantId}/platforms`, {
    ...PLATFORM,
    deploymentId,
  });
  const { platformId } = registered.body;

  async function launch(claims: Claims = {}, options: LaunchOptions = {}): Promise<Response> {
    const login = await request(
      `/lti/login?${new URLSearchParams({
        iss: PLATFORM.issuer,
        client_id: PLATFORM.clientId,
        login_hint: 'hint',
        target_link_uri: `${ORIGIN}/lti/launch`,
        ...options.login,
      })}`,
    );
    const location = login.headers.get('location');
    if (!location) return login;
    const asked = new URL(location).searchParams;
    const now = Math.floor(Date.now() / 1000);
    const issued = {
      iat: now - 1,
      exp: now + 599,
      nonce: asked.get('nonce'),
      [CLAIM.deploymentId]: deploymentId,
    };
    const token = await signPayload(
      launchClaims({ ...issued, ...claims }),
      options.key ?? key,
      options.header,
    );
    const form = new URLSearchParams({ id_token: token, state: asked.get('state') ?? '' });
    options.form?.(form);
    const [cookie = ''] = (login.headers.get('set-cookie') ?? '').split(';');
    const sent = { kept: cookie, dropped: '', another: `${cookie.split('=')[0]}=${'x'.repeat(43)}` }[
      options.cookie ?? 'kept'
    ];
    return request('/lti/launch', { method: 'POST', body: form, headers: sent ? { cookie: sent } : {} });
  }

  async function enter(claims: Claims = {}): Promise<Entered> {
    const response = await launch(claims);
    const html = await response.text();
    const boot = /data-boot="([^"]*)"/.exec(html)?.[1];
    if (!boot) throw new Error(`not let in: ${response.status} ${html.slice(0, 300)}`);
    const { token, start, assignmentId } = JSON.parse(
      boot.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    );
    const ask = (path: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      return request(path, { ...init, headers });
    };
    const post = (path: string, fields: Record<string, string>) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields) });
    return { start, token, assignmentId, ask, post };
  }

  return { tenantId, platformId, deploymentId, launch, enter };
}

/** How many rows a launch could have written, by table. */
export async function rows(): Promise<Record<string, number>> {
  const tables = ['nonces', 'people', 'courses', 'members', 'assignments', 'participations', 'placements'];
  const counts = await env.DB.batch<{ n: number }>(
    tables.map((t) => env.DB.prepare(`SELECT count(*) AS n FROM ${t}`)),
  );
  return Object.fromEntries(tables.map((table, i) => [table, counts[i]?.results[0]?.n ?? 0]));
}

/** The first formative of the district with that title. */
export async function formativeId(tenantId: string, title: string): Promise<string> {
  const row = await env.DB.prepare('SELECT id FROM formatives WHERE tenant_id = ? AND title = ?')
    .bind(tenantId, title)
    .first<{ id: string }>();
  if (!row) throw new Error(`no formative ${title}`);
  return row.id;
}
