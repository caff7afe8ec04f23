import type { PersonalityName } from './personalities/personality.ts';

/** What a person is in the district; a membership says what they are in one course. */
export type Kind = 'teacher' | 'student' | 'parent' | 'admin';

/** What a person is in one course. `administrator` is a course administrator who also holds the institution role. */
export type Role = 'instructor' | 'learner' | 'mentor' | 'administrator';

export type Person = {
  /** Short and readable, for `?as=` and the control routes; never sent to a tool. */
  id: string;
  /** The number the LMS knows the person by. */
  uid: string;
  /** What tools know the person by. Fixed when the person is made, whatever the personality becomes later. */
  sub: string;
  given: string;
  family: string;
  email: string | null;
  username: string;
  /** The student number of the district's information system. */
  sisId: string | null;
  locale: 'en' | 'es';
  kind: Kind;
  /** For a parent: the ids of their children. */
  children: string[];
};

export type Membership = { person: string; role: Role; active: boolean };

export type Course = {
  /** The section id: digits, used as `context.id`. */
  id: string;
  title: string;
  /** Ids of the courses this one was copied from, newest first. */
  history: string[];
  memberships: Membership[];
};

export type Material = {
  /** Used as `resource_link.id`. */
  id: string;
  course: string;
  title: string;
  text: string | null;
  /** What the material opens: a launch of the tool, or a plain link outside LTI. */
  kind: 'lti' | 'link';
  targetLinkUri: string;
  custom: Record<string, string>;
  /** ISO 8601 with a zone, or null. */
  due: string | null;
  /** Ids of the materials this one was copied from, newest first. */
  history: string[];
};

/** A column of the gradebook; AGS calls it a line item. */
export type Column = {
  id: string;
  course: string;
  /** The material whose page shows it, or null for a column that a tool made on its own. */
  material: string | null;
  label: string;
  /** Points, above 0. */
  maximum: number;
  resourceId: string | null;
  tag: string | null;
  by: 'tool' | 'teacher';
};

/** One learner's place in one column. Stays when it is blanked, so that the last timestamp is not forgotten. */
export type Cell = {
  column: string;
  person: string;
  /** Points on the scale of the column, or null for blank. */
  score: number | null;
  comment: string | null;
  scoringUserId: string | null;
  /** The timestamp of the tool's last score that was applied. */
  timestamp: string | null;
  /** When this LMS took it, ISO 8601. */
  receivedAt: string;
  by: 'tool' | 'teacher';
};

export type SigningKey = { kid: string; privateJwk: JsonWebKey; publicJwk: JsonWebKey };

/** Switches of the LMS that no personality decides alone. */
export type Settings = {
  /** Sent as `lti_storage_target`: null for none, 'personality' for what the personality does. */
  storageTarget: string | null;
  /** What the district lets tools know about people. */
  privacy: 'all' | 'names' | 'nothing';
  /** How long an access token is good for, in seconds. */
  tokenSeconds: number;
  /** Overrides the personality's page size of services when set. */
  pageSize: number | null;
};

/** Everything the LMS knows, and all that is written to the state file. */
export type State = {
  version: 1;
  district: string;
  personality: PersonalityName;
  clientId: string;
  deploymentId: string;
  /** Signs hints and the `data` of deep linking. */
  secret: string;
  nextId: number;
  people: Person[];
  courses: Course[];
  materials: Material[];
  columns: Column[];
  /** By `cellKey(column, person)`. */
  cells: Record<string, Cell>;
  /** Newest first. The first signs, all are published. */
  keys: SigningKey[];
  /** Nonces and token ids of the tool that were seen, with the second until which they are remembered. */
  seen: Record<string, number>;
  settings: Settings;
};

/** The key of a cell in `State.cells`. */
export const cellKey = (column: string, person: string): string => `${column}:${person}`;

/** The name as it stands on screens and in the `name` claim. */
export const fullName = (person: Person): string => `${person.given} ${person.family}`;
