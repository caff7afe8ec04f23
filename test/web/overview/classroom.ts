/** A teacher and students who launched one assignment, and what the teacher's screens were given. */
import type { AssignmentObject } from '../../../src/assignment/object.ts';
import { assignmentObject } from '../../../src/assignment/stub.ts';
import { CLAIM } from '../../../src/lti/claims.ts';
import { type Claims, ROLE } from '../../lti/sign.ts';
import { type District, type Entered, env, formativeId, makeDistrict, ORIGIN } from '../district.ts';

export type Classroom = {
  district: District;
  teacher: Entered;
  object: DurableObjectStub<AssignmentObject>;
  /** A student who launched it, by the person's id here. */
  student(name: string, claims?: Claims): Promise<{ personId: string; entered: Entered }>;
  /** Starts, answers and, unless told otherwise, submits. */
  work(personId: string, answers: Record<string, unknown>, submit?: boolean): Promise<void>;
};

/**
 * @param title of a formative that every district starts with
 * @param sharesRoster whether the launches name the service that tells who is in the course
 */
export async function makeClassroom(
  title = 'Water Cycle: Exit Ticket',
  sharesRoster = false,
): Promise<Classroom> {
  const district = await makeDistrict();
  const target = `${ORIGIN}/f/${await formativeId(district.tenantId, title)}`;
  const launch = (claims: Claims) =>
    district.enter({
      [CLAIM.targetLinkUri]: target,
      [CLAIM.custom]: {},
      ...(sharesRoster ? {} : { [CLAIM.nrps]: undefined }),
      ...claims,
    });
  const teacher = await launch({ sub: 'teacher', name: 'Rosa Rivera' });
  const object = assignmentObject(env, teacher.assignmentId ?? '');
  return {
    district,
    teacher,
    object,
    async student(name, claims = {}) {
      const sub = `sub-${name}`;
      const [givenName, familyName] = name.split(' ');
      const entered = await launch({
        [CLAIM.roles]: [ROLE.learner],
        sub,
        name,
        given_name: givenName,
        family_name: familyName,
        ...claims,
      });
      return { personId: await personIdOf(district.tenantId, sub), entered };
    },
    async work(personId, answers, submit = true) {
      const started = await object.start({ personId });
      if (started.kind !== 'started') throw new Error(started.kind);
      for (const [questionId, body] of Object.entries(answers)) {
        const saved = await object.save({ personId, attempt: started.number, questionId, body });
        if (saved.kind !== 'saved') throw new Error(`${questionId}: ${saved.kind}`);
      }
      if (submit) await object.submit({ personId, attempt: started.number, by: 'learner' });
    },
  };
}

export async function personIdOf(tenantId: string, sub: string): Promise<string> {
  const row = await env.DB.prepare('SELECT id FROM people WHERE tenant_id = ? AND sub = ?')
    .bind(tenantId, sub)
    .first<{ id: string }>();
  if (!row) throw new Error(`nobody is ${sub}`);
  return row.id;
}

/** The properties of an island as the page would read them. */
export async function propsOf<P>(response: Response): Promise<P> {
  const html = await response.text();
  const props = /data-props="([^"]*)"/.exec(html)?.[1];
  if (!props) throw new Error(`no island: ${response.status} ${html.slice(0, 200)}`);
  return JSON.parse(props.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')) as P;
}

/** Full points on the Exit Ticket. */
export const ALL_RIGHT = {
  'energy-source': { choice: 'd' },
  'condensation-examples': { choices: ['a', 'c', 'd'] },
  groundwater: { value: true },
  'mean-rainfall': { text: '6.7' },
  'gas-to-liquid': { text: 'condensation' },
};
