import { findMaterial } from '../materials.ts';
import type { Course, Person } from '../model.ts';
import type { Practice } from '../practice.ts';
import { activeMembership, findCourse, findPerson, teaches } from '../roster.ts';
import { toolLaunch } from './addresses.ts';
import type { Message } from './claims.ts';
import { type LaunchHint, readLoginHint, readMessageHint } from './hints.ts';

/**
 * What becomes of an authentication request: a launch; `page` for one whose sender cannot be trusted with an answer
 * (nothing may be sent to an address that is not registered); `error` for one that gets an OIDC error.
 */
export type Authorization =
  | { kind: 'launch'; person: Person; message: Message; nonce: string; state: string; redirectUri: string }
  | { kind: 'page'; reason: string }
  | { kind: 'error'; error: string; description: string; state: string; redirectUri: string };

const FIXED: [name: string, value: string, error: string][] = [
  ['response_type', 'id_token', 'unsupported_response_type'],
  ['response_mode', 'form_post', 'invalid_request'],
  ['prompt', 'none', 'invalid_request'],
];

const opened = (
  practice: Practice,
  person: Person,
  hint: LaunchHint,
): { message: Message } | { reason: string } => {
  const { state } = practice.store;
  if (hint.message === 'app-menu') return { message: { kind: 'app-menu' } };
  const course: Course | null = findCourse(state, hint.course ?? '');
  if (course === null) return { reason: 'The course of this launch does not exist any more' };
  if (activeMembership(course, person.id) === null)
    return { reason: `${person.given} is not in ${course.title}` };
  if (hint.message === 'deep-linking') {
    return teaches(course, person.id)
      ? { message: { kind: 'deep-linking', course } }
      : { reason: `${person.given} may not add materials to ${course.title}` };
  }
  const material = findMaterial(state, hint.material ?? '');
  if (material?.course !== course.id) return { reason: 'This material has been deleted' };
  return { message: { kind: 'resource-link', course, material } };
};

/**
 * Checks an authentication request (Security Framework 1.0 §5.1.1.2).
 * @param chosen the person of the browser's cookie, null where the browser sends none (a third-party frame)
 * @param now epoch seconds
 */
export const authorize = (
  practice: Practice,
  params: URLSearchParams,
  chosen: string | null,
  now: number,
): Authorization => {
  const { state } = practice.store;
  const value = (name: string): string => params.get(name) ?? '';
  const repeated = [...params.keys()].find((name) => params.getAll(name).length > 1);
  if (repeated !== undefined) return { kind: 'page', reason: `${repeated} is given more than once` };
  if (value('client_id') !== state.clientId)
    return { kind: 'page', reason: 'client_id is not registered here' };
  const redirectUri = value('redirect_uri');
  if (redirectUri !== toolLaunch(practice))
    return { kind: 'page', reason: `redirect_uri must be ${toolLaunch(practice)}` };
  const fail = (error: string, description: string): Authorization => ({
    kind: 'error',
    error,
    description,
    state: value('state'),
    redirectUri,
  });
  if (!value('scope').split(' ').includes('openid'))
    return fail('invalid_scope', 'scope must contain openid');
  for (const [name, expected, error] of FIXED)
    if (value(name) !== expected) return fail(error, `${name} must be ${expected}`);
  for (const name of ['state', 'nonce'])
    if (value(name) === '') return fail('invalid_request', `${name} is missing`);
  const hint = readMessageHint(state, value('lti_message_hint'), now);
  if (hint === null) return { kind: 'page', reason: 'lti_message_hint is not one of ours, or it is too old' };
  const person = findPerson(state, hint.person);
  if (person === null || readLoginHint(state, value('login_hint')) !== person.id)
    return { kind: 'page', reason: 'login_hint does not belong to this launch' };
  if (chosen !== null && chosen !== person.id)
    return {
      kind: 'page',
      reason: `This launch was begun by ${person.given}, and you are somebody else now. Open it again`,
    };
  const what = opened(practice, person, hint);
  if ('reason' in what) return { kind: 'page', reason: what.reason };
  return {
    kind: 'launch',
    person,
    message: what.message,
    nonce: value('nonce'),
    state: value('state'),
    redirectUri,
  };
};
