import {
  COMMON_DEEP_LINKING,
  COMMON_ROLES,
  COMMON_SCOPES,
  INSTITUTION,
  MEMBERSHIP,
  type Personality,
  SCOPE,
} from './personality.ts';

const reason = (status: number, text: string) => ({
  status,
  body: { status, reason: text, request: { method: 'POST' } },
});

/** Moodle: line items end in `/lineitem?type_id=…` and timestamps are compared in whole seconds. */
export const moodle: Personality = {
  name: 'moodle',
  label: 'Moodle',
  family: 'moodle',
  version: '2026042000',
  clientId: 'b3Zq1xWn8RtY5sK',
  deploymentId: '1',
  subject: (uid) => uid.slice(-4),
  audience: 'string',
  azp: false,
  keyId: (hex) => hex,
  login: { method: 'GET', storageTarget: null },
  launchSeconds: 60,
  customKeys: 'lower-cased',
  appMenu: 'resource-link',
  contextLabel: true,
  roles: {
    ...COMMON_ROLES,
    instructor: [`${MEMBERSHIP}Instructor`],
    learner: [`${MEMBERSHIP}Learner`],
    administrator: [`${INSTITUTION}Administrator`, `${MEMBERSHIP}Instructor`],
  },
  extraClaims: ({ person }) => ({
    'https://purl.imsglobal.org/spec/lti/claim/ext': { user_username: person.username, lms: 'moodle-2' },
    'https://purl.imsglobal.org/spec/lti/claim/lti1p1': { user_id: person.uid.slice(-4) },
  }),
  scopes: [...COMMON_SCOPES, SCOPE.lineItemReadonly],
  paths: {
    lineItems: '/lti/ags/mod/lti/services.php/:course/lineitems',
    lineItem: '/lti/ags/mod/lti/services.php/:course/lineitems/:item/lineitem',
    memberships: '/lti/nrps/mod/lti/services.php/CourseSection/:course/bindings/1/memberships',
    query: 'type_id=1',
  },
  pageSize: 50,
  lineItems: { refusesId: false },
  scores: {
    accepted: 200,
    resolution: 1000,
    notInCourse: () => reason(400, 'Bad Request'),
    unknownUser: () => reason(400, 'Bad Request'),
    stale: (item, sub) =>
      reason(409, `Refusing score with an earlier timestamp for item ${item} and user ${sub}`),
  },
  roster: { wrongAccept: reason(406, 'Not Acceptable'), takesResourceLink: true, dropped: 'absent' },
  deepLinking: COMMON_DEEP_LINKING,
};
