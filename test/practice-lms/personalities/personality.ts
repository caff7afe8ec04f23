import type { Course, Material, Person, Role } from '../model.ts';

export type PersonalityName = 'schoology' | 'canvas' | 'moodle' | 'brightspace' | 'blackboard';

/** An HTTP answer as data. A string body is sent as text, anything else as JSON. */
export type Answer = { status: number; body: unknown };

/** What a launch is about, for the claims only one product sends. */
export type LaunchFacts = {
  person: Person;
  course: Course | null;
  material: Material | null;
  clientId: string;
};

/** How one product differs from the others. Everything here is data: no service asks for a product by name. */
export type Personality = {
  name: PersonalityName;
  /** As its users call it. */
  label: string;
  /** `tool_platform.product_family_code` and `version`. */
  family: string;
  version: string;
  /** Identity of a fresh installation. */
  clientId: string;
  deploymentId: string;
  /** The `sub` of a person, from their number. */
  subject: (uid: string) => string;
  audience: 'array' | 'string';
  /** Whether `azp` is sent although there is one audience. */
  azp: boolean;
  /** Key ids as the product makes them, from 16 hex digits. */
  keyId: (hex: string) => string;
  login: { method: 'GET' | 'POST'; storageTarget: string | null };
  /** `exp` minus `iat` of an id_token, in seconds. */
  launchSeconds: number;
  customKeys: 'lower-cased' | 'as-given';
  /** A launch from outside a course: bare (no resource link, no context, no services) or with a link of its own. */
  appMenu: 'bare' | 'resource-link';
  contextLabel: boolean;
  roles: Record<Role, string[]>;
  extraClaims: (facts: LaunchFacts) => Record<string, unknown>;
  scopes: string[];
  /** Path templates with `:client`, `:deployment`, `:course` and `:item`; `query` must come back on every call. */
  paths: { lineItems: string; lineItem: string; memberships: string; query: string };
  pageSize: number;
  lineItems: { refusesId: boolean };
  scores: {
    /** Answer to a score that was taken. */
    accepted: number;
    /** Two timestamps closer than this, in milliseconds, count as equal. */
    resolution: number;
    notInCourse: (sub: string) => Answer;
    unknownUser: (sub: string) => Answer;
    stale: (item: string, sub: string) => Answer;
  };
  roster: { wrongAccept: Answer; takesResourceLink: boolean; dropped: 'inactive' | 'absent' };
  deepLinking: {
    nonceRequired: boolean;
    acceptTypes: string[];
    acceptMultiple: boolean;
    /** Answering at top level instead of from the frame submits twice. */
    resubmitsAtTop: boolean;
    nonceMissing: Answer;
    nonceRepeated: Answer;
  };
};

export const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
export const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
export const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope/';

export const SCOPE = {
  lineItem: `${AGS}lineitem`,
  lineItemReadonly: `${AGS}lineitem.readonly`,
  score: `${AGS}score`,
  result: `${AGS}result.readonly`,
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;

/** The four scopes every product offers here. */
export const COMMON_SCOPES: string[] = [SCOPE.lineItem, SCOPE.score, SCOPE.result, SCOPE.memberships];

/** Roles as most products send them: the course role, and the institution role beside it. */
export const COMMON_ROLES: Record<Role, string[]> = {
  instructor: [`${MEMBERSHIP}Instructor`, `${INSTITUTION}Faculty`],
  learner: [`${MEMBERSHIP}Learner`, `${INSTITUTION}Student`],
  mentor: [`${MEMBERSHIP}Mentor`, `${INSTITUTION}Observer`],
  administrator: [`${MEMBERSHIP}Administrator`, `${INSTITUTION}Administrator`],
};

/** Deep linking as most products do it: the nonce of the answer is not looked at, though a repeated answer is. */
export const COMMON_DEEP_LINKING: Personality['deepLinking'] = {
  nonceRequired: false,
  acceptTypes: ['ltiResourceLink', 'link'],
  acceptMultiple: true,
  resubmitsAtTop: false,
  nonceMissing: { status: 400, body: 'nonce is missing' },
  nonceRepeated: { status: 401, body: 'This deep linking response has been used already' },
};
