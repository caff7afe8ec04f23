/** Generators of questions, contents, responses and marks, and the response that earns everything. */
import * as fc from 'fast-check';
import type { Content } from '../../src/formative/content.ts';
import type { Mark } from '../../src/formative/grading.ts';
import type { Points } from '../../src/formative/points.ts';
import type { Option } from '../../src/formative/questions/options.ts';
import type { Question, Response, TypeName } from '../../src/formative/questions/table.ts';
import type { Settings } from '../../src/formative/settings.ts';

/** Points with up to four decimals, 0 to 100. */
export const points: fc.Arbitrary<Points> = fc.oneof(
  fc.integer({ min: 0, max: 10 }),
  fc.integer({ min: 0, max: 1_000_000 }).map((units) => units / 10_000),
);

/** Ids, with some that every JavaScript object has as a property. */
export const ids = fc.oneof(
  { weight: 9, arbitrary: fc.stringMatching(/^[a-z0-9-]{1,12}$/) },
  { weight: 1, arbitrary: fc.constantFrom('constructor', 'value-of', '0') },
);

/** Text a teacher might write; lower-case words, so that a marker in capitals cannot occur in it by chance. */
export const prose = fc
  .array(fc.constantFrom('water', 'vapor', 'año', 'cœur', '**bold**', '<b>', 'H₂O', '½', 'ß', '\n'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => `why ${words.join(' ')}`);

const common = { id: ids, stem: prose, points };

const options: fc.Arbitrary<Option[]> = fc.uniqueArray(fc.record({ id: ids, text: prose }), {
  minLength: 2,
  maxLength: 6,
  selector: (o) => o.id,
});

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

type QuestionOf<N extends TypeName> = Extract<Question, { type: N }>;

/** Without the options that were not drawn: a stored question has no undefined fields. */
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;

/** A generator for every type; a new type does not compile until it has one. */
export const questionOf: { [N in TypeName]: fc.Arbitrary<QuestionOf<N>> } = {
  'multiple-choice': options.chain((list) =>
    fc.record({
      ...common,
      type: fc.constant('multiple-choice'),
      options: fc.constant(list),
      key: fc.constantFrom(...list.map((o) => o.id)),
    }),
  ),
  'multiple-selection': options.chain((list) =>
    fc
      .record({
        ...common,
        type: fc.constant('multiple-selection'),
        options: fc.constant(list),
        key: fc.subarray(
          list.map((o) => o.id),
          { minLength: 1 },
        ),
        partialCredit: optional(fc.boolean()),
      })
      .map(compact),
  ),
  'true-false': fc.record({ ...common, type: fc.constant('true-false'), key: fc.boolean() }),
  numeric: fc
    .record({
      ...common,
      type: fc.constant('numeric'),
      key: fc.oneof(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
      ),
      tolerance: optional(
        fc.record({ kind: fc.constant('absolute'), amount: fc.double({ noNaN: true, min: 0, max: 100 }) }),
      ),
      units: optional(
        fc.uniqueArray(fc.constantFrom('mL', 'm/s²', '°C', '$', 'meters'), { minLength: 1, maxLength: 3 }),
      ),
    })
    .map(compact),
  'short-answer': fc
    .record({
      ...common,
      type: fc.constant('short-answer'),
      key: fc.array(
        fc.stringMatching(/^[A-Z]{4,8}$/).map((marker) => `SESAME ${marker}`),
        { minLength: 1, maxLength: 4 },
      ),
      ignoreCase: optional(fc.boolean()),
      ignoreAccents: optional(fc.boolean()),
      ignoreSpacing: optional(fc.boolean()),
    })
    .map(compact),
  essay: fc.record({ ...common, type: fc.constant('essay') }),
};

/** A question of any type. */
export const questions: fc.Arbitrary<Question> = fc.oneof(
  ...Object.values<fc.Arbitrary<Question>>(questionOf),
);

/** A valid content of one to eight questions. */
export const contents: fc.Arbitrary<Content> = fc.record({
  title: prose,
  instructions: fc.oneof(fc.constant(''), prose),
  questions: fc.uniqueArray(questions, { minLength: 1, maxLength: 8, selector: (q) => q.id }),
});

/** A response to this question that a page may send: right, wrong, half right or blank. */
export function responsesTo(question: Question): fc.Arbitrary<Response> {
  const right = fc.constant(rightResponse(question));
  switch (question.type) {
    case 'multiple-choice':
      return fc.oneof(
        right,
        fc.constantFrom('', ...question.options.map((o) => o.id)).map((choice) => ({ choice })),
      );
    case 'multiple-selection':
      return fc.oneof(
        right,
        fc.shuffledSubarray(question.options.map((o) => o.id)).map((choices) => ({ choices })),
      );
    case 'true-false':
      return fc.boolean().map((value) => ({ value }));
    case 'numeric':
      return fc.oneof(
        right,
        fc.constantFrom('', ' ', '1/2', '1,5', '3e8', 'ten', '-0').map((text) => ({ text })),
      );
    case 'short-answer':
    case 'essay':
      return fc.oneof(
        right,
        fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => ({ text })),
      );
  }
}

/** The response that earns all a key can give; for an essay, something to read. */
export function rightResponse(question: Question): Response {
  switch (question.type) {
    case 'multiple-choice':
      return { choice: question.key };
    case 'multiple-selection':
      return { choices: [...question.key] };
    case 'true-false':
      return { value: question.key };
    case 'numeric':
      return { text: String(question.key) };
    case 'short-answer':
      return { text: question.key[0] ?? '' };
    case 'essay':
      return { text: 'The Sun warms the ocean, and water evaporates.' };
  }
}

/** A response that is there and earns nothing by key. */
export function wrongResponse(question: Question): Response {
  switch (question.type) {
    case 'multiple-choice':
      return { choice: question.options.find((o) => o.id !== question.key)?.id ?? '' };
    case 'multiple-selection':
      return { choices: question.options.map((o) => o.id).filter((id) => !question.key.includes(id)) };
    case 'true-false':
      return { value: !question.key };
    case 'numeric':
      return { text: 'no idea' };
    case 'short-answer':
    case 'essay':
      return { text: 'no idea' };
  }
}

/** A question and a response to it. */
export const answered: fc.Arbitrary<{ question: Question; response: Response }> = questions.chain(
  (question) => responsesTo(question).map((response) => ({ question, response })),
);

/** A content and responses to some of its questions. */
export const attempted: fc.Arbitrary<{ content: Content; responses: Record<string, Response | undefined> }> =
  contents.chain((content) =>
    fc.tuple(...content.questions.map((q) => optional(responsesTo(q)))).map((list) => ({
      content,
      responses: Object.fromEntries(content.questions.map((q, i) => [q.id, list[i]])),
    })),
  );

/** A teacher's score, from 0 to what the question is worth. */
export const markFor = (question: Question): fc.Arbitrary<Mark> =>
  fc.record({
    points: fc.constantFrom(0, question.points, Math.round(question.points * 5_000) / 10_000),
    by: fc.constant('teacher-1'),
    at: fc.integer({ min: 0 }),
    comment: fc.option(prose),
  });

export const settings: fc.Arbitrary<Settings> = fc.record({
  automatic: fc.constantFrom('off', 'first-submission', 'every-change'),
  grading: fc.constantFrom('points', 'complete'),
  blanksAsZero: fc.boolean(),
  attemptsAllowed: fc.integer({ min: 1, max: 10 }),
  attemptPolicy: fc.constantFrom('first', 'latest', 'best', 'average'),
  results: fc.constantFrom('after-submission', 'never'),
  editAfterSubmission: fc.boolean(),
});
