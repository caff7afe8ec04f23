/** Reading a course's roster from its LMS (NRPS 2.0) into our own record of the course. */
import { databaseOf } from '../db/database.ts';
import { keepRoster, type RosterMember } from '../db/people.ts';
import { type Env, isLocal } from '../env.ts';
import { log } from '../log.ts';
import { SCOPES } from '../lti/claims.ts';
import { type Membership, membershipsRequest, readMemberships } from '../lti/memberships.ts';
import { standingOf } from '../lti/roles.ts';
import { serviceUrl } from '../lti/urls.ts';
import { ask } from './client.ts';
import { platformById } from './registrations.ts';
import { platformObject } from './stub.ts';

/** A roster older than this is read again when a teacher opens a list. Milliseconds. */
const FRESH_MS = 10 * 60_000;
const MOST_PAGES = 50;

/** Whether a list of the course should have its roster read first. `readAt` is null when it never was. */
export const rosterIsOld = (readAt: number | null, now: number) => readAt === null || now - readAt > FRESH_MS;

/**
 * Reads the whole roster and keeps it. A roster that cannot be read leaves what is known as it is.
 * @returns whether it was read
 */
export async function refreshRoster(
  env: Env,
  input: { tenantId: string; platformId: string; courseId: string; membershipsUrl: string; now: number },
): Promise<boolean> {
  const platform = await platformById(env, input.platformId, input.now);
  const rule = { hosts: platform?.serviceHosts ?? [], allowLoopback: isLocal(env) };
  const permit = await platformObject(env, input.platformId).permit({
    platformId: input.platformId,
    scopes: [SCOPES.membership],
    wanted: 1,
  });
  if (permit.kind !== 'go') return false;
  const members: Membership[] = [];
  let url: string | null = input.membershipsUrl;
  for (let pages = 0; url !== null && pages < MOST_PAGES; pages++) {
    if (!serviceUrl(url, rule)) return false;
    const request = membershipsRequest({ membershipsUrl: url, accessToken: permit.accessToken });
    const read = readMemberships(await ask(request), { url, now: new Date() });
    if (read.kind !== 'memberships') {
      log('roster-not-read', { courseId: input.courseId, outcome: read.kind });
      return false;
    }
    members.push(...read.members);
    url = read.next;
  }
  const { tenantId, platformId, courseId, now } = input;
  const roster = members.map(rosterMember).filter((m) => m !== null);
  await keepRoster(databaseOf(env, tenantId), { tenantId, platformId, courseId, roster, now });
  return true;
}

/** Observers, mentors and unknown roles are in nobody's class list. */
function rosterMember(m: Membership): RosterMember | null {
  const role = standingOf(m.roles).course;
  if (role === null) return null;
  const { name, givenName, familyName, email, active } = m;
  return { sub: m.userId, name, givenName, familyName, email, active, role };
}
