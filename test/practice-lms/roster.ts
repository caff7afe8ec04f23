import { type Course, fullName, type Membership, type Person, type State } from './model.ts';
import { makePerson } from './seed.ts';

/** Thrown by the in-process control and the control routes for an id that names nothing. */
export class NotFound extends Error {}

export const findPerson = (state: State, id: string): Person | null =>
  state.people.find((one) => one.id === id) ?? null;

export const getPerson = (state: State, id: string): Person => {
  const person = findPerson(state, id);
  if (person === null) throw new NotFound(`There is no person ${id}`);
  return person;
};

export const findCourse = (state: State, id: string): Course | null =>
  state.courses.find((one) => one.id === id) ?? null;

export const getCourse = (state: State, id: string): Course => {
  const course = findCourse(state, id);
  if (course === null) throw new NotFound(`There is no course ${id}`);
  return course;
};

/** The membership of a person in a course, active or not. */
export const membershipOf = (course: Course, person: string): Membership | null =>
  course.memberships.find((one) => one.person === person) ?? null;

/** The active membership, or null for who is not (or no longer) in the course. */
export const activeMembership = (course: Course, person: string): Membership | null => {
  const membership = membershipOf(course, person);
  return membership?.active ? membership : null;
};

/** Whether the person teaches or administers the course. */
export const teaches = (course: Course, person: string): boolean =>
  ['instructor', 'administrator'].includes(activeMembership(course, person)?.role ?? '');

const byFamilyName = (a: Person, b: Person): number =>
  a.family.localeCompare(b.family) || fullName(a).localeCompare(fullName(b));

/** The learners of a course in the order of family names; with those who were dropped when asked for. */
export const learnersOf = (state: State, course: Course, withDropped = false): Person[] =>
  course.memberships
    .filter(({ role, active }) => role === 'learner' && (active || withDropped))
    .map(({ person }) => getPerson(state, person))
    .sort(byFamilyName);

/** Takes a learner out of a course. Their grades stay, hidden, as they do in an LMS. */
export const dropLearner = (state: State, course: string, person: string): void => {
  const membership = membershipOf(getCourse(state, course), getPerson(state, person).id);
  if (membership?.role !== 'learner') throw new NotFound(`${person} is not a learner of ${course}`);
  membership.active = false;
};

/** Puts a person into a course as a learner, or back into it. */
export const enrolLearner = (state: State, course: string, person: string): void => {
  const { memberships } = getCourse(state, course);
  const { id } = getPerson(state, person);
  const membership = memberships.find((one) => one.person === id);
  if (membership === undefined) memberships.push({ person: id, role: 'learner', active: true });
  else membership.active = true;
};

/**
 * Makes learners for measurements and enrols them.
 * @returns the people made, with ids `learner-1`, `learner-2`, …
 */
export const addLearners = (state: State, course: string, count: number): Person[] => {
  const { memberships } = getCourse(state, course);
  return Array.from({ length: count }, () => {
    const number = state.people.length + 1;
    const draft = {
      id: `learner-${number}`,
      given: 'Learner',
      family: `Number ${number}`,
      kind: 'student' as const,
    };
    const person = { ...makePerson(draft, number + 1000, state.personality), username: `learner.${number}` };
    if (person.email !== null) person.email = `${person.username}@cedarvalley.example`;
    state.people.push(person);
    memberships.push({ person: person.id, role: 'learner', active: true });
    return person;
  });
};
