import { createHash } from 'node:crypto';
import { COMMON_DEEP_LINKING, COMMON_ROLES, COMMON_SCOPES, type Personality } from './personality.ts';

const hex32 = (text: string): string =>
  createHash('sha256').update(`blackboard ${text}`).digest('hex').slice(0, 32);

/** Blackboard: opaque ids throughout, and a 400 that names the user it could not find. */
export const blackboard: Personality = {
  name: 'blackboard',
  label: 'Blackboard',
  family: 'BlackboardLearn',
  version: '4000.10.0-rel.5',
  clientId: 'e3a9b1de-0f0c-45a3-8bd3-7a6d22c9f501',
  deploymentId: 'd0c35b8d-6d4e-49f5-a0f1-8d0df4a6c0be',
  subject: hex32,
  audience: 'string',
  azp: true,
  keyId: (hex) => hex,
  login: { method: 'GET', storageTarget: null },
  launchSeconds: 3600,
  customKeys: 'as-given',
  appMenu: 'resource-link',
  contextLabel: true,
  roles: COMMON_ROLES,
  extraClaims: ({ course }) => ({
    'https://blackboard.com/lti/claim/one_time_session_token': hex32(`session ${course?.id ?? 'none'}`),
    locale: 'en_US',
  }),
  scopes: COMMON_SCOPES,
  paths: {
    lineItems: '/lti/ags/learn/api/v1/lti/courses/:course/lineItems',
    lineItem: '/lti/ags/learn/api/v1/lti/courses/:course/lineItems/:item',
    memberships: '/lti/nrps/learn/api/v1/lti/external/namesandroles/:course',
    query: '',
  },
  pageSize: 100,
  lineItems: { refusesId: false },
  scores: {
    accepted: 200,
    resolution: 1,
    notInCourse: (sub) => ({
      status: 400,
      body: { status: 400, message: `User could not be found: ${sub}` },
    }),
    unknownUser: (sub) => ({
      status: 400,
      body: { status: 400, message: `User could not be found: ${sub}` },
    }),
    stale: () => ({
      status: 409,
      body: { status: 409, message: 'The score is older than the one on record' },
    }),
  },
  roster: {
    wrongAccept: { status: 406, body: { status: 406, message: 'Not Acceptable' } },
    takesResourceLink: true,
    dropped: 'absent',
  },
  deepLinking: COMMON_DEEP_LINKING,
};
