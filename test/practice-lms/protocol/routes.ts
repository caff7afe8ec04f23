import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Practice, personalityOf } from '../practice.ts';
import { autoPost } from '../screens/auto-post.ts';
import { PERSON_COOKIE } from '../screens/browser.ts';
import { refusalPage, returnPage } from '../screens/protocol-pages.ts';
import { type Ctx, type Env, service } from '../services/service.ts';
import { authorize } from './authorize.ts';
import { launchPayload } from './claims.ts';
import { takeDeepLinkingResponse } from './deep-linking.ts';
import { keySet } from './keys.ts';
import { mintIdToken } from './sign.ts';

const seconds = (): number => Math.floor(Date.now() / 1000);

const answerAuthorization = async (
  practice: Practice,
  c: Ctx,
  params: URLSearchParams,
): Promise<Response> => {
  practice.logs.count('authorize');
  const now = seconds();
  const outcome = authorize(practice, params, getCookie(c, PERSON_COOKIE) ?? null, now);
  if (outcome.kind === 'page') return c.html(refusalPage('This cannot be opened', outcome.reason), 400);
  if (outcome.kind === 'error') {
    const { error, description, state, redirectUri } = outcome;
    return c.html(autoPost(redirectUri, { error, error_description: description, state }), 400);
  }
  const payload = launchPayload(practice, outcome.person, outcome.message, outcome.nonce, now);
  const idToken = await mintIdToken(practice, payload);
  c.header('cache-control', 'no-store');
  return c.html(autoPost(outcome.redirectUri, { id_token: idToken, state: outcome.state }));
};

const takeReturn = async (practice: Practice, c: Ctx): Promise<Response> => {
  practice.logs.count('deep-linking');
  const { JWT: token } = await c.req.parseBody();
  if (typeof token !== 'string')
    return c.html(refusalPage('Nothing was added', 'The form field JWT is missing'), 400);
  const returned = await takeDeepLinkingResponse(practice, token, seconds());
  if (returned.kind === 'refused') {
    const { status, body } = returned.answer;
    return c.html(refusalPage('Nothing was added', String(body)), status as 400 | 401);
  }
  const atTop = c.req.header('sec-fetch-dest') === 'document';
  if (atTop && personalityOf(practice.store.state).deepLinking.resubmitsAtTop)
    return c.html(autoPost(`${practice.url}/deep-linking/return`, { JWT: token }));
  return c.html(returnPage(practice, returned));
};

/** The endpoints a tool's browser side meets: OIDC authorization, key set, deep linking return. */
export const protocolRoutes = (practice: Practice): Hono<Env> => {
  const app = new Hono<Env>();
  app.get('/oidc/authorize', (c) => answerAuthorization(practice, c, new URL(c.req.url).searchParams));
  app.post('/oidc/authorize', async (c) =>
    answerAuthorization(practice, c, new URLSearchParams(await c.req.text())),
  );
  app.get('/oidc/jwks', service(practice, 'jwks'), (c) => {
    c.header('cache-control', 'public, max-age=300');
    return c.json(keySet(practice.store.state));
  });
  app.get('/deep-linking/return', (c) => c.json({ message: 'Missing Authentication Token' }, 403));
  app.post('/deep-linking/return', (c) => takeReturn(practice, c));
  return app;
};
