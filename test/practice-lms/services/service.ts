import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { Endpoint } from '../faults.ts';
import type { ScoreLogEntry } from '../logs.ts';
import type { Answer } from '../personalities/personality.ts';
import type { Practice } from '../practice.ts';

/** What Hono carries along: Node's socket, and the log entry of a score while it is being dealt with. */
export type Env = { Bindings: HttpBindings; Variables: { score?: ScoreLogEntry } };
export type Ctx = Context<Env>;

/** Sends an answer that is data. */
export const reply = ({ status, body }: Answer): Response => {
  const text = typeof body === 'string';
  return new Response(text ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': text ? 'text/plain; charset=utf-8' : 'application/json' },
  });
};

/** An answer with one of the media types of the services. */
export const typed = (
  status: number,
  type: string,
  body: unknown,
  headers: Record<string, string> = {},
): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': type, ...headers } });

/** A refusal in the plain words every personality shares. */
export const refuse = (status: number, message: string): Response =>
  new Response(JSON.stringify({ message }), { status, headers: { 'content-type': 'application/json' } });

const hangUp = (c: Ctx): Response => {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
};

/** Counts a request to a service and lets the faults in force befall it. */
export const service =
  (practice: Practice, endpoint: Endpoint): MiddlewareHandler<Env> =>
  async (c, next) => {
    practice.logs.count(endpoint);
    const { wait: delay, failure } = practice.faults.next(endpoint);
    if (delay > 0) await wait(delay);
    if (failure === null) return next();
    if (failure.kind === 'close') return hangUp(c);
    if (failure.kind === 'close-after') {
      await next();
      await practice.store.saved();
      c.res = hangUp(c);
      return;
    }
    const html = failure.html ?? false;
    const body =
      failure.body ??
      (html ? '<!doctype html><title>Error</title><h1>Something went wrong</h1>' : '{"message":"fault"}');
    const headers = new Headers({ 'content-type': html ? 'text/html; charset=utf-8' : 'application/json' });
    if (failure.retryAfter !== undefined) headers.set('retry-after', String(failure.retryAfter));
    return new Response(body, { status: failure.status, headers });
  };

/**
 * Lets a request through when its bearer token is in force and has one of the scopes.
 * Otherwise 401 (no token, unknown, expired) or 403 (scope), as in RFC 6750 §3.1.
 */
export const bearer =
  (practice: Practice, ...scopes: string[]): MiddlewareHandler<Env> =>
  async (c, next) => {
    const [, token] = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    const known = token === undefined ? undefined : practice.tokens.get(token);
    if (known === undefined || known.expires <= Date.now()) {
      const why = token === undefined ? '' : ', error="invalid_token"';
      return new Response(JSON.stringify({ message: 'Unauthorized' }), {
        status: 401,
        headers: { 'content-type': 'application/json', 'www-authenticate': `Bearer realm="lti"${why}` },
      });
    }
    if (!known.scopes.some((scope) => scopes.includes(scope)))
      return refuse(403, `insufficient_scope: ${scopes.join(' or ')}`);
    return next();
  };

/** The body as JSON, or undefined when it is not JSON. */
export const jsonBody = async (c: Ctx): Promise<unknown> => {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    return undefined;
  }
};

/**
 * One page of a list, and the address of the next.
 * @param most the most the platform puts on a page; `limit` of the request can only lower it
 */
export const page = <T>(
  c: Ctx,
  practice: Practice,
  all: T[],
  most: number,
): { items: T[]; headers: Record<string, string> } => {
  const url = new URL(c.req.url);
  const limit = Number(url.searchParams.get('limit') ?? most);
  const size = Number.isInteger(limit) && limit > 0 ? Math.min(limit, most) : most;
  const number = Math.max(1, Number(url.searchParams.get('page') ?? 1) || 1);
  const items = all.slice((number - 1) * size, number * size);
  if (number * size >= all.length) return { items, headers: {} };
  url.searchParams.set('page', String(number + 1));
  return { items, headers: { link: `<${practice.url}${url.pathname}${url.search}>; rel="next"` } };
};
