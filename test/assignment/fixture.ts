/** An assignment in its real object, with learners who launched it. */

import { runInDurableObject } from 'cloudflare:test';
import { env as bindings } from 'cloudflare:workers';
import type { LaunchInput, NewAssignment } from '../../src/assignment/commands/launch.ts';
import type { SendInput, SendResult } from '../../src/assignment/commands/send.ts';
import type { AssignmentObject } from '../../src/assignment/object.ts';
import { assignmentObject } from '../../src/assignment/stub.ts';
import type { Env } from '../../src/env.ts';
import type { Content } from '../../src/formative/content.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/formative/settings.ts';

export const env = bindings as unknown as Env;

/** Three questions with a key, four points in all. */
export const AUTO: Content = {
  title: 'Exit ticket',
  instructions: '',
  questions: [
    {
      id: 'q1',
      type: 'multiple-choice',
      stem: 'Which of these is a gas?',
      points: 1,
      options: [
        { id: 'a', text: 'Ice' },
        { id: 'b', text: 'Vapour' },
      ],
      key: 'b',
    },
    { id: 'q2', type: 'true-false', stem: 'Rain is a form of precipitation.', points: 1, key: true },
    { id: 'q3', type: 'true-false', stem: 'Water evaporates only at 100 °C.', points: 2, key: false },
  ],
} as Content;

/** The same with an essay of three points. */
export const WITH_ESSAY: Content = {
  ...AUTO,
  questions: [...AUTO.questions, { id: 'q4', type: 'essay', stem: 'Explain condensation.', points: 3 }],
} as Content;

export const RIGHT = { q1: { choice: 'b' }, q2: { value: true }, q3: { value: false } };

export type Class = {
  id: string;
  object: DurableObjectStub<AssignmentObject>;
  launch(personId: string, change?: Partial<LaunchInput>): Promise<void>;
  /** Starts and saves the answers. */
  answer(personId: string, answers: Record<string, unknown>): Promise<void>;
  submit(personId: string): Promise<void>;
  /** What a teacher sends by hand. */
  send(input: Pick<SendInput, 'items'>): Promise<SendResult>;
  standing(personId: string): Promise<StandingRow>;
  /** The passbacks as they are kept, oldest first. */
  passbacks(personId: string): Promise<PassbackRow[]>;
};

type StandingRow =
  Awaited<ReturnType<AssignmentObject['overview']>> extends infer O
    ? O extends { learners: (infer L)[] }
      ? L
      : never
    : never;
type PassbackRow = Record<string, string | number | null>;

const LINE_ITEM = 'https://lms.example/lineitems/7';

/** @param ids the learners who have launched it */
export async function makeClass(options: {
  content?: Content;
  settings?: Partial<Settings>;
  learners?: string[];
  licensedUntil?: number;
  id?: string;
  platformId?: string;
}): Promise<Class> {
  const id = options.id ?? crypto.randomUUID();
  const object = assignmentObject(env, id);
  const create: NewAssignment = {
    id,
    tenantId: 'tenant',
    platformId: options.platformId ?? 'platform',
    title: 'Exit ticket',
    formativeId: 'formative',
    version: 1,
    content: options.content ?? AUTO,
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
  };
  const made: Class = {
    id,
    object,
    async launch(personId, change = {}) {
      await object.launched({
        personId,
        sub: `sub-${personId}`,
        role: 'learner',
        lineItem: LINE_ITEM,
        columnMaximum: null,
        licensedUntil: options.licensedUntil ?? Date.now() + 86_400_000,
        create,
        ...change,
      });
    },
    async answer(personId, answers) {
      const started = await object.start({ personId });
      if (started.kind !== 'started') throw new Error(started.kind);
      for (const [questionId, body] of Object.entries(answers)) {
        const saved = await object.save({ personId, attempt: started.number, questionId, body });
        if (saved.kind !== 'saved') throw new Error(`${questionId}: ${saved.kind}`);
      }
    },
    async submit(personId) {
      await object.submit({ personId, attempt: 'open', by: 'learner' });
    },
    async send({ items }) {
      const licensedUntil = options.licensedUntil ?? Date.now() + 86_400_000;
      return (await object.send({ by: 'teacher', licensedUntil, items })) as SendResult;
    },
    async standing(personId) {
      const overview = await object.overview();
      if (overview.kind !== 'overview') throw new Error(overview.kind);
      const found = overview.learners.find((l) => l.personId === personId);
      if (!found) throw new Error('not in the class');
      return found as StandingRow;
    },
    passbacks: (personId) =>
      runInDurableObject(object, (_, state) =>
        state.storage.sql
          .exec<PassbackRow>('SELECT * FROM passbacks WHERE person_id = ? ORDER BY revision', personId)
          .toArray(),
      ),
  };
  for (const learner of options.learners ?? ['ana']) await made.launch(learner);
  return made;
}
