/** What a request carries through the site: the bindings, and after the session middleware who is asking. */
import type { Context } from 'hono';
import type { Tenant } from '../db/tenants.ts';
import type { Env } from '../env.ts';
import type { Session } from '../session/session.ts';
import type { T } from './words/catalogue.ts';

export type Site = { Bindings: Env; Variables: Record<never, never> };
export type SignedIn = { Bindings: Env; Variables: { session: Session; tenant: Tenant; t: T; now: number } };

export type SiteContext = Context<Site>;
export type ScreenContext = Context<SignedIn>;
