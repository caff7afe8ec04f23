/** Every screen's guard: the session token of the page, proved on each request and renewed while it is used. */
import { createMiddleware } from 'hono/factory';
import { tenantById } from '../platform/registrations.ts';
import { keyFor } from '../secrets.ts';
import { openSession, type Session, sealSession } from '../session/session.ts';
import type { SignedIn } from './context.ts';
import { AppError } from './errors.ts';
import { sayIn } from './words/catalogue.ts';

/** The answer's header with a fresh token; the page keeps it instead of the old one. */
export const RENEWED = 'x-session';

/** Lets only a living session through. @throws AppError `session-over` */
export const signedIn = createMiddleware<SignedIn>(async function signedIn(c, next) {
  const now = Date.now();
  const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const opened = await openSession(token, await keyFor(c.env, 'session'), now);
  const tenant = opened && (await tenantById(c.env, opened.session.tenantId, now));
  // The tenant raised its epoch since the launch, at most a minute ago.
  if (!tenant || tenant.sessionEpoch > opened.session.epoch) throw new AppError(401, 'session-over');
  c.set('tenant', tenant);
  c.set('session', opened.session);
  c.set('t', sayIn(opened.session.locale));
  c.set('now', now);
  await next();
  c.header('cache-control', 'no-store');
  // A screen may have answered with a session of its own: another assignment, another language.
  if (opened.renew && !c.res.headers.has(RENEWED))
    c.header(RENEWED, await sealSession(opened.session, await keyFor(c.env, 'session'), now));
});

/** Only a teacher goes on. For anybody else the page is not there. @throws AppError `not-found` */
export const teachersOnly = createMiddleware<SignedIn>(async function teachersOnly(c, next) {
  if (c.get('session').role !== 'instructor') throw new AppError(404, 'not-found');
  await next();
});

/** Only a learner goes on: a teacher has no attempt. @throws AppError `not-found` */
export const learnersOnly = createMiddleware<SignedIn>(async function learnersOnly(c, next) {
  if (c.get('session').role !== 'learner') throw new AppError(404, 'not-found');
  await next();
});

/** The first screen of a role. */
export const landingOf = (role: Session['role']) => (role === 'learner' ? '/app/attempt' : '/app/overview');
