import { beforeAll, describe, expect, it } from 'vitest';
import { CLAIM } from '../../src/lti/claims.ts';
import { verifyLaunch } from '../../src/lti/verify.ts';
import {
  type Claims,
  codeOf,
  launchClaims,
  launchInput,
  makeKey,
  NOW_SECONDS,
  ROLE,
  signPayload,
  type TestKey,
} from './sign.ts';

/** The cases of 1EdTech's LTI Advantage tool certification, by their names in the guide (§6.1). */

let key: TestKey;
beforeAll(async () => {
  key = await makeKey();
});

const allLtiClaimsGone = Object.fromEntries(Object.values(CLAIM).map((name) => [name, undefined]));

describe('6.1.1 known bad payloads', () => {
  it.each<{ name: string; claims?: Claims; header?: Claims; code: string }>([
    { name: 'No KID Sent in JWT header', header: { kid: undefined }, code: 'key-id-missing' },
    { name: 'Incorrect KID in JWT header', header: { kid: 'imstest_66067' }, code: 'key-unknown' },
    { name: 'Wrong LTI Version', claims: { [CLAIM.version]: '11.3' }, code: 'version-unsupported' },
    { name: 'No LTI Version', claims: { [CLAIM.version]: undefined }, code: 'version-missing' },
    {
      name: 'Invalid LTI message',
      claims: { [CLAIM.messageType]: 'LtiBogusRequest' },
      code: 'message-type-unsupported',
    },
    { name: 'Missing LTI Claims', claims: allLtiClaimsGone, code: 'version-missing' },
    { name: 'Timestamps Incorrect', claims: { iat: 11111, exp: 22222 }, code: 'token-expired' },
    {
      name: 'message_type Claim Missing',
      claims: { [CLAIM.messageType]: undefined },
      code: 'message-type-missing',
    },
    { name: 'role Claim Missing', claims: { [CLAIM.roles]: undefined }, code: 'roles-missing' },
    {
      name: 'deployment_id Claim Missing',
      claims: { [CLAIM.deploymentId]: undefined },
      code: 'deployment-missing',
    },
    {
      name: 'resource_link_id Claim Missing',
      claims: { [CLAIM.resourceLink]: {} },
      code: 'resource-link-missing',
    },
    { name: 'user Claim Missing', claims: { sub: undefined }, code: 'user-missing' },
  ])('$name', async ({ claims, header, code }) => {
    const token = await signPayload(launchClaims(claims), key, header);
    expect(await codeOf(verifyLaunch(launchInput(token, key)))).toBe(code);
  });

  it('Timestamps Incorrect, the other way round: issued in the future', async () => {
    const token = await signPayload(launchClaims({ iat: NOW_SECONDS + 3600, exp: NOW_SECONDS + 7200 }), key);
    expect(await codeOf(verifyLaunch(launchInput(token, key)))).toBe('issued-in-future');
  });
});

const NO_NAMES = { name: undefined, given_name: undefined, family_name: undefined };
const NO_EMAIL = { email: undefined };

type Valid = { name: string; roles: string[]; claims?: Claims; course?: null };

function validLaunches(person: string, role: string, shortRole: string, others: string[]): Valid[] {
  return [
    { name: `Launch as ${person}`, roles: [role] },
    { name: `Launch as ${person} with Multiple Roles`, roles: [...others, role] },
    { name: `Launch as ${person} with Short Role`, roles: [shortRole] },
    {
      name: `Launch as ${person} with Unknown Role`,
      roles: ['http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper'],
      course: null,
    },
    { name: `Launch as ${person} with No Role`, roles: [], course: null },
    { name: `Launch as ${person} Email Only`, roles: [role], claims: NO_NAMES },
    { name: `Launch as ${person} Names Only`, roles: [role], claims: NO_EMAIL },
    { name: `Launch as ${person} No PII`, roles: [role], claims: { ...NO_NAMES, ...NO_EMAIL } },
    {
      name: `Launch as ${person} Email Without Context`,
      roles: [role],
      claims: { ...NO_NAMES, [CLAIM.context]: undefined },
    },
  ];
}

describe.each([
  {
    section: '6.1.2 valid teacher launches',
    course: 'instructor',
    launches: validLaunches('Instructor', ROLE.instructor, 'Instructor', [
      ROLE.institutionFaculty,
      ROLE.learner,
    ]),
  },
  {
    section: '6.1.3 valid student launches',
    course: 'learner',
    launches: validLaunches('Student', ROLE.learner, 'Learner', [
      ROLE.institutionStudent,
      'urn:example:unknown',
    ]),
  },
])('$section', ({ course, launches }) => {
  it('has all nine', () => expect(launches).toHaveLength(9));

  it.each(launches)('$name', async (valid) => {
    const claims = launchClaims({ [CLAIM.roles]: valid.roles, ...valid.claims });
    const launch = await verifyLaunch(launchInput(await signPayload(claims, key), key));
    expect(launch).toMatchObject({
      kind: 'resource-link',
      roles: valid.roles,
      standing: { course: valid.course === null ? null : course, institutionAdministrator: false },
      person: {
        sub: claims.sub,
        name: claims.name ?? null,
        givenName: claims.given_name ?? null,
        familyName: claims.family_name ?? null,
        email: claims.email ?? null,
      },
      context: CLAIM.context in claims ? { id: '6987654321', title: 'Math 7: Section 2', label: null } : null,
      resourceLink: { id: '7012345678', title: 'Fractions check', description: null },
    });
  });
});
