import { type Fault, faultSchema } from './faults.ts';
import { columnNamed, type GradebookCell, gradebook, setCell } from './grades.ts';
import type { ScoreLogEntry, TokenLogEntry } from './logs.ts';
import {
  addMaterial,
  columnsOfMaterial,
  copyCourse,
  editMaterial,
  getMaterial,
  launchColumn,
  removeMaterial,
} from './materials.ts';
import { type Course, fullName, type Material, type Person, type Settings } from './model.ts';
import type { PersonalityName } from './personalities/personality.ts';
import type { Practice } from './practice.ts';
import { toolLaunch } from './protocol/addresses.ts';
import { launchPayload, type Message, type Payload } from './protocol/claims.ts';
import { rotateKeys } from './protocol/keys.ts';
import { mintIdToken, type SignWith } from './protocol/sign.ts';
import { addLearners, dropLearner, enrolLearner, getCourse, getPerson } from './roster.ts';

/** A person as the control answers one. */
export type PersonView = Person & { name: string };

/** A material as the control answers one: `points` is null when grading is off. */
export type MaterialView = Material & { points: number | null; column: string | null };

export type CourseView = Omit<Course, 'memberships'> & {
  materials: MaterialView[];
  members: { person: string; role: string; active: boolean }[];
};

export type MintedLaunch = { idToken: string; payload: Payload };

/** The LMS in the hands of a test. Everything takes effect at once; ids that name nothing throw `NotFound`. */
export type Lms = {
  people: () => PersonView[];
  courses: () => CourseView[];
  /** `points` null or `gradingEnabled` false: no column, and a launch without `lineitem`. `due` is ISO 8601. */
  addMaterial: (wanted: {
    course: string;
    title: string;
    points?: number | null;
    targetLinkUri?: string;
    custom?: Record<string, string>;
    gradingEnabled?: boolean;
    due?: string | null;
  }) => MaterialView;
  editMaterial: (change: {
    material: string;
    title?: string;
    points?: number | null;
    due?: string | null;
  }) => MaterialView;
  /** For good: the column and its grades go as well. */
  removeMaterial: (wanted: { material: string }) => void;
  dropLearner: (who: { course: string; person: string }) => void;
  enrolLearner: (who: { course: string; person: string }) => void;
  /** Makes and enrols learners in numbers. */
  addLearners: (wanted: { course: string; count: number }) => PersonView[];
  /** Into an existing course, or into a new one under `title`. */
  copyCourse: (wanted: { course: string; into?: string; title?: string }) => CourseView;
  gradebook: (wanted: { course: string }) => GradebookCell[];
  /** A teacher's edit. `column` may be a column id or the id of a graded material; `score` null blanks the cell. */
  setCell: (edit: { column: string; person: string; score: number | null; comment?: string | null }) => void;
  /** Every score POST received, oldest first. */
  scoreLog: () => ScoreLogEntry[];
  /** Requests by endpoint since the start or the last `clearLogs`. */
  requestLog: () => Record<string, number>;
  tokensIssued: () => TokenLogEntry[];
  clearLogs: () => void;
  /** Replaces the faults in force. */
  setFaults: (faults: Fault | Fault[]) => void;
  faults: () => { fault: Fault; seen: number; hits: number }[];
  clearFaults: () => void;
  /** Makes every access token given out so far worthless. */
  revokeTokens: () => void;
  rotateKeys: () => Promise<{ kid: string }>;
  setPersonality: (wanted: { name: PersonalityName }) => void;
  changeSettings: (change: Partial<Settings>) => Settings;
  /**
   * A signed launch as the authorization endpoint would send it. `material` absent: a launch from the app menu;
   * `course` instead of `material`: deep linking. An override of null takes a claim out.
   */
  mintLaunch: (wanted: {
    person: string;
    material?: string;
    course?: string;
    nonce?: string;
    overrides?: Payload;
  }) => Promise<MintedLaunch>;
  /** Signs any payload: see `mintIdToken` for what `header` and `key` can be. */
  mintIdToken: (
    payload: Payload,
    how?: { header?: Record<string, unknown>; key?: SignWith },
  ) => Promise<string>;
};

/** The control of one running LMS. */
export const createLms = (practice: Practice): Lms => {
  const { store, logs, faults } = practice;
  const { state } = store;
  const changed = <T>(value: T): T => {
    store.changed();
    void store.saved();
    return value;
  };
  const personView = (person: Person): PersonView => ({ ...person, name: fullName(person) });
  const materialView = (material: Material): MaterialView => {
    const column = launchColumn(state, material.id);
    return { ...material, points: column?.maximum ?? null, column: column?.id ?? null };
  };
  const courseView = ({ memberships, ...course }: Course): CourseView => ({
    ...course,
    materials: state.materials.filter((one) => one.course === course.id).map(materialView),
    members: memberships.map((one) => ({ ...one })),
  });

  return {
    people: () => state.people.map(personView),
    courses: () => state.courses.map(courseView),
    addMaterial: ({
      points = 100,
      gradingEnabled = points !== null,
      targetLinkUri = toolLaunch(practice),
      ...wanted
    }) =>
      changed(
        materialView(
          addMaterial(state, {
            ...wanted,
            targetLinkUri,
            grading: gradingEnabled ? { points: points ?? 100 } : null,
          }),
        ),
      ),
    editMaterial: ({ material: id, ...change }) => {
      const material = getMaterial(state, id);
      const points =
        change.points === undefined ? (columnsOfMaterial(state, id)[0]?.maximum ?? null) : change.points;
      const due = change.due === undefined ? material.due : change.due;
      editMaterial(state, id, { title: change.title ?? material.title, points, due });
      return changed(materialView(material));
    },
    removeMaterial: ({ material }) => changed(removeMaterial(state, material)),
    dropLearner: ({ course, person }) => changed(dropLearner(state, course, person)),
    enrolLearner: ({ course, person }) => changed(enrolLearner(state, course, person)),
    addLearners: ({ course, count }) => changed(addLearners(state, course, count).map(personView)),
    copyCourse: ({ course, into, title }) => {
      const target =
        into === undefined ? { title: title ?? `${getCourse(state, course).title} (copy)` } : { into };
      return changed(courseView(copyCourse(state, course, target)));
    },
    gradebook: ({ course }) => gradebook(state, course),
    setCell: (edit) => {
      columnNamed(state, edit.column);
      setCell(state, edit, Date.now());
      changed(null);
    },
    scoreLog: () => structuredClone(logs.scores),
    requestLog: () => ({ ...logs.requests }),
    tokensIssued: () => structuredClone(logs.tokens),
    clearLogs: () => {
      logs.scores.length = 0;
      logs.tokens.length = 0;
      for (const endpoint of Object.keys(logs.requests)) delete logs.requests[endpoint];
    },
    setFaults: (list) => faults.set([list].flat().map((fault) => faultSchema.parse(fault))),
    faults: () => faults.list(),
    clearFaults: () => faults.set([]),
    revokeTokens: () => practice.tokens.clear(),
    rotateKeys: async () => {
      const { kid } = await rotateKeys(state);
      return changed({ kid });
    },
    setPersonality: ({ name }) => {
      state.personality = name;
      changed(null);
    },
    changeSettings: (change) => {
      Object.assign(state.settings, change);
      return changed({ ...state.settings });
    },
    mintLaunch: async ({ person: id, material, course, nonce = crypto.randomUUID(), overrides = {} }) => {
      const person = getPerson(state, id);
      const link = material === undefined ? null : getMaterial(state, material);
      let message: Message = { kind: 'app-menu' };
      if (link !== null)
        message = { kind: 'resource-link', course: getCourse(state, link.course), material: link };
      else if (course !== undefined) message = { kind: 'deep-linking', course: getCourse(state, course) };
      const now = Math.floor(Date.now() / 1000);
      const payload = { ...launchPayload(practice, person, message, nonce, now), ...overrides };
      for (const [claim, value] of Object.entries(overrides))
        if (value === null || value === undefined) delete payload[claim];
      return { idToken: await mintIdToken(practice, payload), payload };
    },
    mintIdToken: (payload, how) => mintIdToken(practice, payload, how),
  };
};
