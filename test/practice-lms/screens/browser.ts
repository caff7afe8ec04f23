import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Person } from '../model.ts';
import type { Practice } from '../practice.ts';
import { findPerson } from '../roster.ts';
import type { Env } from '../services/service.ts';

/** Remembers who somebody chose to be. Strictly the LMS's own: a frame of the tool never carries it. */
export const PERSON_COOKIE = 'practice_person';

/** Hono's environment behind `someone`: there is a person. */
export type ScreenEnv = Env & { Variables: { person: Person } };

/** Lets through whoever has chosen to be somebody (`?as=` counts, and is remembered); sends others to choose. */
export const someone =
  (practice: Practice): MiddlewareHandler<ScreenEnv> =>
  async (c, next) => {
    const { state } = practice.store;
    const asked = findPerson(state, c.req.query('as') ?? '');
    if (asked !== null) setCookie(c, PERSON_COOKIE, asked.id, { path: '/', sameSite: 'Lax', httpOnly: true });
    const person = asked ?? findPerson(state, getCookie(c, PERSON_COOKIE) ?? '');
    if (person === null) return c.redirect(`/?next=${encodeURIComponent(new URL(c.req.url).pathname)}`);
    c.set('person', person);
    c.header('cache-control', 'no-store');
    return next();
  };
