import { launchColumn } from '../materials.ts';
import { type Course, fullName, type Material, type Person, type Role } from '../model.ts';
import { type Personality, SCOPE } from '../personalities/personality.ts';
import { type Practice, personalityOf } from '../practice.ts';
import { activeMembership, getPerson } from '../roster.ts';
import { lineItemsUrl, lineItemUrl, membershipsUrl, returnUrl, toolLaunch } from './addresses.ts';
import { customClaim } from './custom.ts';
import { returnData } from './hints.ts';

/** What somebody opens. */
export type Message =
  | { kind: 'resource-link'; course: Course; material: Material }
  | { kind: 'deep-linking'; course: Course }
  | { kind: 'app-menu' };

export type Payload = Record<string, unknown>;

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const SECTION = 'http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection';

const identity = (person: Person, privacy: 'all' | 'names' | 'nothing'): Payload => {
  if (privacy === 'nothing') return {};
  const names = { given_name: person.given, family_name: person.family, name: fullName(person) };
  return privacy === 'all' && person.email !== null ? { ...names, email: person.email } : names;
};

const contextClaims = (
  practice: Practice,
  personality: Personality,
  course: Course,
  withServices: boolean,
): Payload => ({
  [`${LTI}context`]: {
    id: course.id,
    title: course.title,
    type: [SECTION],
    ...(personality.contextLabel ? { label: course.title.replace(/[^A-Z0-9]+/g, '') } : {}),
  },
  [`${LTI}tool_platform`]: {
    guid: `${personality.family}.cedarvalley.example`,
    name: practice.store.state.district,
    product_family_code: personality.family,
    version: personality.version,
  },
  ...(withServices
    ? {
        'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
          context_memberships_url: membershipsUrl(practice, course.id),
          service_versions: ['2.0'],
        },
      }
    : {}),
});

const gradeServices = (
  practice: Practice,
  personality: Personality,
  course: Course,
  material: Material | null,
): Payload => {
  const column = material === null ? null : launchColumn(practice.store.state, material.id);
  return {
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: personality.scopes.filter((scope) => scope !== SCOPE.memberships),
      lineitems: lineItemsUrl(practice, course.id),
      ...(column === null ? {} : { lineitem: lineItemUrl(practice, column) }),
    },
  };
};

const deepLinkingSettings = (
  practice: Practice,
  personality: Personality,
  person: Person,
  course: Course,
  now: number,
): Payload => ({
  'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
    deep_link_return_url: returnUrl(practice),
    accept_types: personality.deepLinking.acceptTypes,
    accept_presentation_document_targets: ['iframe', 'window'],
    accept_multiple: personality.deepLinking.acceptMultiple,
    accept_lineitem: true,
    auto_create: true,
    data: returnData(practice.store.state, person.id, course.id, now),
  },
});

const messageClaims = (
  practice: Practice,
  personality: Personality,
  person: Person,
  message: Message,
  now: number,
): Payload => {
  if (message.kind === 'resource-link') {
    const { course, material } = message;
    return {
      [`${LTI}message_type`]: 'LtiResourceLinkRequest',
      [`${LTI}target_link_uri`]: material.targetLinkUri,
      [`${LTI}resource_link`]: {
        id: material.id,
        title: material.title,
        ...(material.text === null ? {} : { description: material.text }),
      },
      [`${LTI}custom`]: customClaim(practice.store.state, person, course, material),
      ...contextClaims(practice, personality, course, true),
      ...gradeServices(practice, personality, course, material),
    };
  }
  if (message.kind === 'deep-linking') {
    return {
      [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
      [`${LTI}target_link_uri`]: toolLaunch(practice),
      ...contextClaims(practice, personality, message.course, true),
      ...gradeServices(practice, personality, message.course, null),
      ...deepLinkingSettings(practice, personality, person, message.course, now),
    };
  }
  return {
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}target_link_uri`]: toolLaunch(practice),
    ...(personality.appMenu === 'bare'
      ? {}
      : { [`${LTI}resource_link`]: { id: practice.store.state.deploymentId, title: 'Passback' } }),
  };
};

const roleOf = (person: Person, message: Message): Role => {
  if (message.kind !== 'app-menu') {
    const role = activeMembership(message.course, person.id)?.role;
    if (role !== undefined) return role;
  }
  return ({ teacher: 'instructor', student: 'learner', parent: 'mentor', admin: 'administrator' } as const)[
    person.kind
  ];
};

/**
 * The payload of an id_token (LTI Core 1.3 §5.3 and §5.4, Deep Linking 2.0 §4.4).
 * @param nonce as the tool gave it
 * @param now epoch seconds
 */
export const launchPayload = (
  practice: Practice,
  person: Person,
  message: Message,
  nonce: string,
  now: number,
): Payload => {
  const { state } = practice.store;
  const personality = personalityOf(state);
  const facts = {
    person,
    course: message.kind === 'app-menu' ? null : message.course,
    material: message.kind === 'resource-link' ? message.material : null,
    clientId: state.clientId,
  };
  const bare = message.kind === 'app-menu' && personality.appMenu === 'bare';
  const role = roleOf(person, message);
  return {
    iss: practice.url,
    aud: personality.audience === 'array' ? [state.clientId] : state.clientId,
    ...(personality.azp ? { azp: state.clientId } : {}),
    sub: person.sub,
    iat: now,
    exp: now + personality.launchSeconds,
    nonce,
    [`${LTI}version`]: '1.3.0',
    [`${LTI}deployment_id`]: state.deploymentId,
    [`${LTI}roles`]: personality.roles[role],
    ...(role === 'mentor' && !bare
      ? { [`${LTI}role_scope_mentor`]: person.children.map((id) => getPerson(state, id).sub) }
      : {}),
    ...(bare ? {} : identity(person, state.settings.privacy)),
    ...(bare ? {} : { [`${LTI}launch_presentation`]: { document_target: 'iframe', locale: person.locale } }),
    ...messageClaims(practice, personality, person, message, now),
    ...personality.extraClaims(facts),
  };
};
