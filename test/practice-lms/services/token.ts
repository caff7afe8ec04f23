import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { firstSeen, type Practice, personalityOf } from '../practice.ts';
import { tokenEndpoint } from '../protocol/addresses.ts';
import { verifyToolToken } from '../protocol/tool-token.ts';
import { type Env, service } from './service.ts';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const failed = (status: number, error: string, description: string): Response =>
  Response.json(
    { error, error_description: description },
    { status, headers: { 'cache-control': 'no-store' } },
  );

/** POST /oauth/token: client credentials with a signed assertion and nothing else (Security Framework 1.0 §4.1). */
export const tokenRoutes = (practice: Practice): Hono<Env> =>
  new Hono<Env>().post('/oauth/token', service(practice, 'token'), async (c) => {
    const { state, changed } = practice.store;
    const now = Math.floor(Date.now() / 1000);
    if (c.req.header('authorization') !== undefined)
      return failed(401, 'invalid_client', 'HTTP authentication is not accepted');
    if (c.req.header('content-type')?.split(';')[0] !== 'application/x-www-form-urlencoded')
      return failed(400, 'invalid_request', 'the body must be application/x-www-form-urlencoded');
    const form = new URLSearchParams(await c.req.text());
    if (form.get('grant_type') !== 'client_credentials')
      return failed(400, 'unsupported_grant_type', 'client_credentials only');
    if (form.get('client_assertion_type') !== ASSERTION)
      return failed(400, 'invalid_request', `client_assertion_type must be ${ASSERTION}`);
    const verified = await verifyToolToken(
      practice,
      form.get('client_assertion') ?? '',
      [tokenEndpoint(practice)],
      now,
    );
    if (verified.kind === 'refused') return failed(401, 'invalid_client', verified.reason);
    const { sub, jti, exp = 0 } = verified.payload;
    if (sub !== state.clientId) return failed(401, 'invalid_client', 'sub must be the client_id');
    if (jti === undefined || jti === '') return failed(401, 'invalid_client', 'jti is missing');
    if (!firstSeen(practice, `jti ${jti}`, exp + 60, now))
      return failed(401, 'invalid_client', 'jti has been used before');
    const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    const unknown = scopes.filter((scope) => !personalityOf(state).scopes.includes(scope));
    if (scopes.length === 0 || unknown.length > 0)
      return failed(
        400,
        'invalid_scope',
        scopes.length === 0 ? 'scope is missing' : `not granted: ${unknown.join(' ')}`,
      );
    const token = randomBytes(32).toString('base64url');
    const { tokenSeconds } = state.settings;
    practice.tokens.set(token, { scopes, expires: Date.now() + tokenSeconds * 1000 });
    practice.logs.tokens.push({ at: new Date().toISOString(), scopes, expiresIn: tokenSeconds });
    changed();
    return Response.json(
      { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: scopes.join(' ') },
      { headers: { 'cache-control': 'no-store' } },
    );
  });
