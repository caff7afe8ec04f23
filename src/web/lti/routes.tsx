/** The protocol's three addresses: login, launch, and the tool's public keys. */
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { databaseOf } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { nonceIsSpent } from '../../db/launches.ts';
import type { Platform } from '../../db/platforms.ts';
import { isLocal } from '../../env.ts';
import { log } from '../../log.ts';
import { LaunchError } from '../../lti/errors.ts';
import { authenticationRequest, parseLogin } from '../../lti/login.ts';
import { bindingMatches, newBinding, openState, STATE_LIFETIME_SECONDS, sealState } from '../../lti/state.ts';
import { verifyLaunch } from '../../lti/verify.ts';
import { platformKey } from '../../platform/keysets.ts';
import { deploymentOf, platformById, platformsOf } from '../../platform/registrations.ts';
import { publicKeySet } from '../../platform/signing-keys.ts';
import { keyFor } from '../../secrets.ts';
import type { Site, SiteContext } from '../context.ts';
import { readForm } from '../read-body.ts';
import { contentSecurityPolicy } from '../security.ts';
import { enter } from './enter.ts';
import { continueInNewTab, launchRefused, launchReplayed, unknownPlatform } from './pages.tsx';

export const lti = new Hono<Site>();

/** One cookie a state, so that tabs opened side by side do not overwrite each other. */
const bindingCookie = (bindingId: string) => `__Host-passback-${bindingId}`;

lti.get('/login', (c) => login(c, new URL(c.req.url).searchParams));
lti.post('/login', async (c) => login(c, await readForm(c)));

/** Third-party initiated login (SEC 1.0 §5.1.1.1). Reads no database once the registration is known here. */
async function login(c: SiteContext, params: URLSearchParams): Promise<Response> {
  const now = new Date();
  try {
    const request = parseLogin(params);
    const [platform, ...others] = await platformsOf(c.env, request.issuer, request.clientId, now.getTime());
    if (!platform || others.length > 0) return unknownPlatform(c, request.issuer);
    const binding = await newBinding();
    const nonce = newId();
    const { id: platformId, issuer, clientId } = platform;
    const state = await sealState(
      {
        platformId,
        issuer,
        clientId,
        nonce,
        bindingId: binding.id,
        bindingHash: binding.hash,
        login: request,
      },
      await keyFor(c.env, 'launch-state'),
      now,
    );
    setCookie(c, bindingCookie(binding.id), binding.value, {
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'None',
      partitioned: true,
      maxAge: STATE_LIFETIME_SECONDS,
    });
    const redirectUri = `${new URL(c.req.url).origin}/lti/launch`;
    return c.redirect(authenticationRequest({ platform, login: request, redirectUri, state, nonce }).href);
  } catch (error) {
    return refuse(c, error, null);
  }
}

lti.post('/launch', async (c) => {
  const now = new Date();
  let platform: Platform | null = null;
  try {
    const form = await readForm(c);
    const state = await openState(form.get('state') ?? '', await keyFor(c.env, 'launch-state'), now);
    platform = await platformById(c.env, state.platformId, now.getTime());
    if (!platform) throw new LaunchError('registration-mismatch');
    const { id: platformId, jwksUri } = platform;
    const launch = await verifyLaunch({
      form,
      state,
      platform,
      keyByKid: (kid) => platformKey(jwksUri, kid, now.getTime()),
      deploymentIsKnown: async (id) => (await deploymentOf(c.env, platformId, id, now.getTime())) !== null,
      toolOrigin: new URL(c.req.url).origin,
      allowLoopback: isLocal(c.env),
      now,
    });
    // Which browser began it: the cookie of this state. The platform's postMessage storage (`lti_storage_target`) is
    // the rung between this one and the new tab; its proof would be asked for here.
    const bound = await bindingMatches(state, getCookie(c, bindingCookie(state.bindingId)));
    setCookie(c, bindingCookie(state.bindingId), '', {
      path: '/',
      secure: true,
      sameSite: 'None',
      partitioned: true,
      maxAge: 0,
    });
    // A deep linking answer must leave from inside the frame, so there the teacher is asked instead.
    if (!bound && launch.kind === 'resource-link') {
      // A page that was reloaded has spent its cookie with its nonce: that is no browser without cookies.
      const deployment = await deploymentOf(c.env, platformId, launch.deploymentId, now.getTime());
      const spent = deployment && (await nonceIsSpent(databaseOf(c.env, deployment.tenantId), launch.nonce));
      return spent ? launchReplayed(c) : continueInNewTab(c, platform, launch, state.login);
    }
    return await enter(c, { launch, platform, now: now.getTime() });
  } catch (error) {
    return refuse(c, error, platform);
  }
});

lti.get('/jwks', async (c) => {
  c.header('cache-control', 'public, max-age=300');
  return c.json(await publicKeySet(c.env, Date.now()));
});

function refuse(c: SiteContext, error: unknown, platform: Platform | null): Response {
  if (!(error instanceof LaunchError)) throw error;
  log('launch-refused', { reason: error.code, ...error.evidence });
  c.header('content-security-policy', contentSecurityPolicy(platform));
  return launchRefused(c, error, platform);
}
