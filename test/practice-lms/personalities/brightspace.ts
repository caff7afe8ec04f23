import { createHash } from 'node:crypto';
import { COMMON_DEEP_LINKING, COMMON_ROLES, COMMON_SCOPES, type Personality } from './personality.ts';

const tenant = '5f6c1d0e-2b55-4a3f-9c57-1f3ab6f0c2d9';
const detail = (status: number, text: string) => ({
  status,
  body: { type: 'http://docs.valence.desire2learn.com/res/apiprop.html', title: text, status, detail: text },
});

/** Brightspace: names a learner who left apart from one it never knew, and gives the roster in small pages. */
export const brightspace: Personality = {
  name: 'brightspace',
  label: 'Brightspace',
  family: 'desire2learn',
  version: '20.26.11',
  clientId: '0a7c9e42-6d18-4c0f-8f2a-3e0d5b7f9c11',
  deploymentId: '9c1f0f6e-47f8-4a0c-8e0d-2c4b1f5a7d33',
  subject: (uid) => `${tenant}_${uid}`,
  audience: 'string',
  azp: true,
  keyId: (hex) => createHash('sha256').update(hex).digest('base64url').slice(0, 22),
  login: { method: 'POST', storageTarget: '_parent' },
  launchSeconds: 3600,
  customKeys: 'as-given',
  appMenu: 'resource-link',
  contextLabel: true,
  roles: COMMON_ROLES,
  extraClaims: ({ person, course }) => ({
    'http://www.brightspace.com': {
      tenant_id: tenant,
      org_defined_id: person.sisId,
      user_id: Number(person.uid),
      username: person.username,
      'Context.id.history': course?.history.join(',') ?? '',
    },
  }),
  scopes: COMMON_SCOPES,
  paths: {
    lineItems: '/lti/ags/d2l/api/lti/ags/2.0/deployment/:deployment/orgunits/:course/lineitems',
    lineItem: '/lti/ags/d2l/api/lti/ags/2.0/deployment/:deployment/orgunits/:course/lineitems/:item',
    memberships: '/lti/nrps/d2l/api/lti/nrps/2.0/deployment/:deployment/orgunits/:course/memberships',
    query: '',
  },
  pageSize: 20,
  lineItems: { refusesId: false },
  scores: {
    accepted: 200,
    resolution: 1,
    notInCourse: () => detail(403, 'User in requested score is not enrolled in the org unit'),
    unknownUser: () => detail(404, 'User in requested score does not exist'),
    stale: () => detail(409, 'A score with a later timestamp exists'),
  },
  roster: { wrongAccept: detail(406, 'Not Acceptable'), takesResourceLink: true, dropped: 'absent' },
  deepLinking: COMMON_DEEP_LINKING,
};
