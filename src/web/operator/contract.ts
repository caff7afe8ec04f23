/** What programs send to the operator's calls. Shapes others use: they change by addition only. */
import * as z from 'zod/mini';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const plan = z.string().check(z.minLength(1), z.maxLength(60));
/** ISO 8601 with a zone. */
const instant = z.iso.datetime({ offset: true });
/** LTI ids are at most 255 ASCII characters, and case-sensitive. */
const id = z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/));
const url = z.string().check(z.minLength(1), z.maxLength(2048));

export const newTenant = z.object({ name, licence: z.object({ plan, expiresAt: instant }) });

export const tenantChange = z.object({
  name: z.optional(name),
  licence: z.optional(z.object({ plan: z.optional(plan), expiresAt: z.optional(instant) })),
});

export const newPlatform = z.object({
  issuer: url,
  clientId: id,
  deploymentId: id,
  authorizationEndpoint: url,
  tokenEndpoint: url,
  jwksUri: url,
  /** Hosts its services live on, where they are not the token endpoint's. */
  serviceHosts: z.optional(
    z.array(z.string().check(z.regex(/^[a-z0-9.-]+(:\d{1,5})?$/i))).check(z.minLength(1), z.maxLength(20)),
  ),
});

/** Who to look for: never in a URL, where logs would keep it. */
export const learnerSearch = z.object({
  platformId: z.optional(id),
  sub: z.optional(id),
  email: z.optional(z.string()),
});
