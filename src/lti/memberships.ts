/** Names and Role Provisioning Services 2.0: who is in a course. */
import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { MEDIA_TYPE } from './claims.ts';
import { nextPage } from './link-header.ts';
import { type AnswerContext, readBody, type ServiceFailure } from './outcome.ts';
import { displayText } from './text.ts';

/** A member as the platform tells it; names are withheld wherever its privacy setting says so. */
export type Membership = {
  userId: string;
  roles: string[];
  /** False for `Inactive` and `Deleted`. */
  active: boolean;
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
};

/**
 * The request for a course's members. `membershipsUrl` and `page` (the `next` of the page before, used as it is) must
 * have passed `serviceUrl`. Schoology answers only this exact `Accept`. NRPS 2.0 §2.4.
 */
export function membershipsRequest(input: {
  membershipsUrl: string;
  accessToken: string;
  page?: string;
}): Request {
  return new Request(input.page ?? input.membershipsUrl, {
    headers: { authorization: `Bearer ${input.accessToken}`, accept: MEDIA_TYPE.memberships },
    redirect: 'manual',
  });
}

const Container = z.object({ members: z.array(z.unknown()) });
const optional = z.catch(z.optional(z.string()), undefined);
const Member = z.object({
  user_id: z.string().check(z.minLength(1), z.maxLength(255)),
  roles: z.catch(z.array(z.string()), []),
  status: optional,
  name: optional,
  given_name: optional,
  family_name: optional,
  email: optional,
});

/** Longer names are cut: they are for reading only. */
const LONGEST_NAME = 255;

/** Reads one page of a roster. Entries that name no user are left out. NRPS 2.0 §2.4.1. */
export function readMemberships(
  answer: Answer,
  context: AnswerContext = {},
): { kind: 'memberships'; members: Membership[]; next: string | null } | ServiceFailure {
  const read = readBody(answer, context);
  if (read.kind !== 'body') return read;
  const container = Container.safeParse(read.body);
  if (!container.success || answer.kind === 'no-answer') return { kind: 'broken', why: 'malformed' };
  const members = container.data.members.flatMap((entry) => {
    const parsed = Member.safeParse(entry);
    if (!parsed.success) return [];
    const m = parsed.data;
    return [
      {
        userId: m.user_id,
        roles: m.roles,
        active: m.status === undefined || m.status.toLowerCase() === 'active',
        name: displayText(m.name, LONGEST_NAME),
        givenName: displayText(m.given_name, LONGEST_NAME),
        familyName: displayText(m.family_name, LONGEST_NAME),
        email: displayText(m.email, LONGEST_NAME),
      },
    ];
  });
  return { kind: 'memberships', members, next: nextPage(answer.headers, context.url ?? '') };
}
