import { createHash } from 'node:crypto';
import {
  COMMON_DEEP_LINKING,
  COMMON_ROLES,
  COMMON_SCOPES,
  INSTITUTION,
  type Personality,
  SCOPE,
  SYSTEM,
} from './personality.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const uuid = (uid: string): string =>
  digest(`canvas ${uid}`).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

const refusal = {
  status: 422,
  body: { errors: { type: 'unprocessable_entity', message: 'User not found in course or is not a student' } },
};

/** Canvas: one issuer for many, a named frame for storage, claims of its own, a 422 for whoever is no student. */
export const canvas: Personality = {
  name: 'canvas',
  label: 'Canvas',
  family: 'canvas',
  version: 'cloud',
  clientId: '10000000000017',
  deploymentId: '41:8865aa05b4b79b64a91a86042e43af5ea8ae79eb',
  subject: uuid,
  audience: 'string',
  azp: true,
  keyId: (hex) => `2026-11-01T00:00:00Z_${hex}`,
  login: { method: 'POST', storageTarget: 'post_message_forwarding' },
  launchSeconds: 3600,
  customKeys: 'as-given',
  appMenu: 'resource-link',
  contextLabel: true,
  roles: {
    instructor: [`${INSTITUTION}Instructor`, ...COMMON_ROLES.instructor, `${SYSTEM}User`],
    learner: [...COMMON_ROLES.learner, `${SYSTEM}User`],
    mentor: [...COMMON_ROLES.mentor, `${SYSTEM}User`],
    administrator: [...COMMON_ROLES.administrator, `${SYSTEM}User`],
  },
  extraClaims: ({ person, material }) => ({
    locale: person.locale,
    errors: { errors: {} },
    'https://www.instructure.com/placement': material === null ? 'course_navigation' : null,
    'https://purl.imsglobal.org/spec/lti/claim/lti11_legacy_user_id': digest(`legacy ${person.uid}`).slice(
      0,
      40,
    ),
    'https://purl.imsglobal.org/spec/lti/claim/lti1p1': {
      user_id: digest(`legacy ${person.uid}`).slice(0, 40),
    },
  }),
  scopes: [...COMMON_SCOPES, SCOPE.lineItemReadonly],
  paths: {
    lineItems: '/lti/ags/api/lti/courses/:course/line_items',
    lineItem: '/lti/ags/api/lti/courses/:course/line_items/:item',
    memberships: '/lti/nrps/api/lti/courses/:course/names_and_roles',
    query: '',
  },
  pageSize: 10,
  lineItems: { refusesId: false },
  scores: {
    accepted: 200,
    resolution: 1,
    notInCourse: () => refusal,
    unknownUser: () => refusal,
    stale: () => ({ status: 409, body: { errors: { type: 'conflict', message: 'A newer score exists' } } }),
  },
  roster: {
    wrongAccept: { status: 406, body: { errors: { type: 'not_acceptable' } } },
    takesResourceLink: true,
    dropped: 'absent',
  },
  deepLinking: { ...COMMON_DEEP_LINKING, acceptMultiple: false },
};
