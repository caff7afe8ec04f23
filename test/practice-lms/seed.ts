import { randomBytes } from 'node:crypto';
import type { Course, Kind, Membership, Person, Role, State } from './model.ts';
import { PERSONALITIES } from './personalities/index.ts';
import type { PersonalityName } from './personalities/personality.ts';

type Draft = {
  id: string;
  given: string;
  family: string;
  kind: Kind;
  locale?: 'es';
  email?: null;
  children?: string[];
};

const DRAFTS: Draft[] = [
  { id: 'maria', given: 'Maria', family: 'Ortega', kind: 'teacher' },
  { id: 'sam', given: 'Sam', family: 'Whitfield', kind: 'teacher' },
  { id: 'amara', given: 'Amara', family: 'Okafor', kind: 'student' },
  { id: 'diego', given: 'Diego', family: 'Hernández Ruiz', kind: 'student', locale: 'es' },
  { id: 'mei', given: 'Mei-Lin', family: 'Chen', kind: 'student' },
  { id: 'priya', given: 'Priya', family: 'Natarajan', kind: 'student' },
  { id: 'siobhan', given: 'Siobhán', family: "O'Brien", kind: 'student' },
  { id: 'tyler', given: 'Tyler', family: 'Jackson', kind: 'student', email: null },
  { id: 'lucia', given: 'Lucía', family: 'Hernández', kind: 'parent', locale: 'es', children: ['diego'] },
  { id: 'angela', given: 'Angela', family: 'Brooks', kind: 'admin' },
];

const ROLE: Record<Kind, Role> = {
  teacher: 'instructor',
  student: 'learner',
  parent: 'mentor',
  admin: 'administrator',
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/**
 * A person as the LMS stores one.
 * @param number counts people; the uid and the student number follow from it
 */
export const makePerson = (draft: Draft, number: number, personality: PersonalityName): Person => {
  const uid = String(63_778_700 + number);
  const username = `${plain(draft.given)}.${plain(draft.family)}`;
  return {
    id: draft.id,
    uid,
    sub: PERSONALITIES[personality].subject(uid),
    given: draft.given,
    family: draft.family,
    email: draft.email === null ? null : `${username}@cedarvalley.example`,
    username,
    sisId: draft.kind === 'student' ? `CV${100_200 + number}` : null,
    locale: draft.locale ?? 'en',
    kind: draft.kind,
    children: draft.children ?? [],
  };
};

const everyone = (people: Person[]): Membership[] =>
  people.map(({ id, kind }) => ({ person: id, role: ROLE[kind], active: true }));

/** A district on its first day: two courses, ten people, no materials. Keys are added by whoever starts the LMS. */
export const seedState = (personality: PersonalityName): State => {
  const people = DRAFTS.map((draft, index) => makePerson(draft, index + 25, personality));
  const staff = people.filter(({ kind }) => kind === 'teacher' || kind === 'admin');
  const course = (id: string, title: string, members: Person[]): Course => ({
    id,
    title,
    history: [],
    memberships: everyone(members),
  });
  return {
    version: 1,
    district: 'Cedar Valley Unified',
    personality,
    clientId: PERSONALITIES[personality].clientId,
    deploymentId: PERSONALITIES[personality].deploymentId,
    secret: randomBytes(32).toString('base64url'),
    nextId: 8_123_400_001,
    people,
    courses: [
      course('6412083715', 'Science 7: Period 3', people),
      course('6412083722', 'Science 7: Period 5', staff),
    ],
    materials: [],
    columns: [],
    cells: {},
    keys: [],
    seen: {},
    settings: { storageTarget: 'personality', privacy: 'all', tokenSeconds: 3600, pageSize: null },
  };
};
