/**
 * Sessions: a signed token held in the page's memory, proved on every request. No cookie, nothing in a URL, no row.
 * A session ends an hour after the last use, twelve hours after the launch at the latest, and within a minute once the
 * tenant raises its session epoch. It holds ids and standing only, never a name.
 */
import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';

const deepLinkSchema = z.object({
  returnUrl: z.string(),
  data: z.nullable(z.string()),
  deploymentId: z.string(),
  acceptMultiple: z.boolean(),
  acceptLineItem: z.boolean(),
  title: z.nullable(z.string()),
});

const sessionSchema = z.object({
  tenantId: z.string(),
  platformId: z.string(),
  /** Our own id of the deployment. */
  deploymentKey: z.string(),
  personId: z.string(),
  /** The platform's id of the person. */
  sub: z.string(),
  role: z.enum(['learner', 'instructor']),
  courseId: z.nullable(z.string()),
  /** What the session may touch; null in a deep linking session and while a link has no formative yet. */
  assignmentId: z.nullable(z.string()),
  /** Set while the launched resource link has no formative yet: what a teacher's choice will be bound to. */
  link: z.nullable(
    z.object({
      resourceLinkId: z.string(),
      title: z.nullable(z.string()),
      lineItem: z.nullable(z.string()),
      columnMaximum: z.nullable(z.number()),
    }),
  ),
  /** Set in a deep linking session. */
  deepLink: z.nullable(deepLinkSchema),
  locale: z.enum(['en', 'es']),
  /** The tenant's session epoch at the launch. */
  epoch: z.number(),
  /** When the launch was, epoch ms. */
  launchedAt: z.number(),
});

export type Session = z.infer<typeof sessionSchema>;

const IDLE_SECONDS = 3_600;
const LONGEST_MS = 12 * 3_600_000;
/** A token older than this is renewed by the answer to the request that used it. */
const RENEW_AFTER_SECONDS = 300;
const TYPE = 'passback-session+jwt';

/** @param now epoch ms */
export async function sealSession(session: Session, secret: Uint8Array, now: number): Promise<string> {
  const issued = Math.floor(now / 1000);
  const end = Math.min(issued + IDLE_SECONDS, Math.floor((session.launchedAt + LONGEST_MS) / 1000));
  return new SignJWT({ session })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuedAt(issued)
    .setExpirationTime(end)
    .sign(secret);
}

export type OpenedSession = {
  session: Session /** The page should be given a fresh token. */;
  renew: boolean;
};

/** @returns null for a token that is forged, malformed or over. Whether the tenant revoked it is asked elsewhere. */
export async function openSession(
  token: string,
  secret: Uint8Array,
  now: number,
): Promise<OpenedSession | null> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      typ: TYPE,
      currentDate: new Date(now),
      requiredClaims: ['iat', 'exp'],
    });
    const session = z.parse(sessionSchema, payload.session);
    if (now >= session.launchedAt + LONGEST_MS) return null;
    return { session, renew: now / 1000 - (payload.iat ?? 0) > RENEW_AFTER_SECONDS };
  } catch {
    return null;
  }
}
