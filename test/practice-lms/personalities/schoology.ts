import { createHash } from 'node:crypto';
import {
  COMMON_DEEP_LINKING,
  COMMON_SCOPES,
  INSTITUTION,
  MEMBERSHIP,
  type Personality,
} from './personality.ts';

const hex32 = (uid: string): string =>
  createHash('sha256').update(`person ${uid}`).digest('hex').slice(0, 32);

/**
 * Schoology, where it has been watched. Nobody has documented what it answers for a learner who left the course, to a
 * score that came too late, or whether its picker takes several items: those lines are a choice.
 */
export const schoology: Personality = {
  name: 'schoology',
  label: 'Schoology',
  family: 'schoology',
  version: '1.0',
  clientId: '7485393815',
  deploymentId: '7485393815-1380426679',
  subject: (uid) => `${uid}::${hex32(uid)}`,
  audience: 'array',
  azp: false,
  keyId: (hex) => hex,
  login: { method: 'POST', storageTarget: null },
  launchSeconds: 600,
  customKeys: 'lower-cased',
  appMenu: 'bare',
  contextLabel: false,
  roles: {
    instructor: [`${MEMBERSHIP}Instructor`],
    learner: [`${MEMBERSHIP}Learner`],
    mentor: [`${MEMBERSHIP}Mentor`],
    administrator: [`${MEMBERSHIP}Administrator`, `${MEMBERSHIP}Instructor`, `${INSTITUTION}Administrator`],
  },
  extraClaims: () => ({}),
  scopes: COMMON_SCOPES,
  paths: {
    lineItems: '/lti/ags/tool/:client/services/assignment-grade/v2p0/sections/:course/lineitems',
    lineItem: '/lti/ags/tool/:client/services/assignment-grade/v2p0/sections/:course/lineitems/:item',
    memberships: '/lti/nrps/tool/:client/services/names-roles/v2p0/membership/:course',
    query: '',
  },
  pageSize: 100,
  lineItems: { refusesId: true },
  scores: {
    accepted: 201,
    resolution: 1,
    notInCourse: () => ({
      status: 400,
      body: { message: 'handleScore: user is not enrolled in this section' },
    }),
    unknownUser: () => ({ status: 400, body: { message: 'handleScore: Invalid parameter: "userId"' } }),
    stale: () => ({ status: 409, body: { message: 'handleScore: a later score has been received' } }),
  },
  roster: {
    wrongAccept: { status: 400, body: { message: 'handleNamesRoles: Invalid Accept Header' } },
    takesResourceLink: false,
    dropped: 'inactive',
  },
  deepLinking: {
    ...COMMON_DEEP_LINKING,
    nonceRequired: true,
    resubmitsAtTop: true,
    nonceMissing: {
      status: 400,
      body: 'handleDeepLinkingLaunchInfo.error: Invalid parameter: "nonce" is required',
    },
    nonceRepeated: { status: 401, body: 'Duplicate timestamp/nonce' },
  },
};
