import { Hono } from 'hono';
import { type Course, fullName, type Membership, type State } from '../model.ts';
import { SCOPE } from '../personalities/personality.ts';
import { type Practice, pageSizeOf, personalityOf } from '../practice.ts';
import { getPerson } from '../roster.ts';
import { allPaths, courseAt } from './paths.ts';
import { bearer, type Ctx, type Env, page, refuse, reply, service, typed } from './service.ts';

const CONTAINER = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

const member = (state: State, { person: id, role, active }: Membership): Record<string, unknown> => {
  const person = getPerson(state, id);
  const { privacy } = state.settings;
  return {
    status: active ? 'Active' : 'Inactive',
    user_id: person.sub,
    roles: personalityOf(state).roles[role],
    ...(privacy === 'nothing'
      ? {}
      : { name: fullName(person), given_name: person.given, family_name: person.family }),
    ...(privacy === 'all' && person.email !== null ? { email: person.email } : {}),
    ...(privacy === 'all' && person.sisId !== null ? { lis_person_sourcedid: person.sisId } : {}),
  };
};

/** Whether a roster asked for one role keeps this member: by the full role or its short name (NRPS 2.0 §2.4.1). */
const hasRole = (state: State, { role }: Membership, wanted: string | undefined): boolean =>
  wanted === undefined ||
  personalityOf(state).roles[role].some((uri) => uri === wanted || uri.endsWith(`#${wanted}`));

const list = (practice: Practice, c: Ctx, course: Course): Response => {
  const { state } = practice.store;
  const { roster, contextLabel } = personalityOf(state);
  if (c.req.header('accept') !== CONTAINER) return reply(roster.wrongAccept);
  if (c.req.query('rlid') !== undefined && !roster.takesResourceLink)
    return refuse(400, 'Invalid parameter: "rlid" is not allowed');
  const kept = course.memberships.filter(
    (one) => (one.active || roster.dropped === 'inactive') && hasRole(state, one, c.req.query('role')),
  );
  const { items, headers } = page(c, practice, kept, pageSizeOf(state));
  const url = new URL(c.req.url);
  const body = {
    id: `${practice.url}${url.pathname}${url.search}`,
    context: { id: course.id, title: course.title, label: contextLabel ? course.title : null },
    members: items.map((one) => member(state, one)),
  };
  return typed(200, CONTAINER, body, headers);
};

/** The roster of a course (NRPS 2.0 §2). */
export const membershipRoutes = (practice: Practice): Hono<Env> => {
  const app = new Hono<Env>();
  for (const { memberships, query } of allPaths()) {
    app.get(memberships, service(practice, 'memberships'), bearer(practice, SCOPE.memberships), (c) => {
      const course = courseAt(practice, c, query);
      return course instanceof Response ? course : list(practice, c, course);
    });
  }
  return app;
};
