import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import {
  type Content,
  contentPoints,
  type LearnerContent,
  learnerContent,
  needsManualScoring,
  parseContent,
} from '../../src/formative/content.ts';
import type { LearnerQuestion, Question } from '../../src/formative/questions/table.ts';
import { contents, questionOf } from './arbitraries.ts';

const statement: Question = { id: 'q1', type: 'true-false', stem: 'So?', points: 1, key: true };
const choice: Question = {
  id: 'q2',
  type: 'multiple-choice',
  stem: 'Pick',
  points: 2.5,
  options: [
    { id: 'a', text: 'A' },
    { id: 'b', text: 'B' },
  ],
  key: 'a',
};
const content: Content = { title: 'Water', instructions: '', questions: [statement, choice] };

/** The content with one field of one question replaced, or taken away when undefined. */
const withField = (index: number, field: string, value: unknown) =>
  JSON.parse(
    JSON.stringify({
      ...content,
      questions: content.questions.map((q, i) => (i === index ? { ...q, [field]: value } : q)),
    }),
  );

describe('parsing', () => {
  it('keeps a valid content as it is, and drops what nobody knows', () => {
    expect(parseContent(content)).toEqual({ kind: 'content', content });
    expect(parseContent({ ...content, extra: 1 })).toEqual({ kind: 'content', content });
    fc.assert(
      fc.property(contents, (any) => {
        expect(parseContent(JSON.parse(JSON.stringify(any)))).toEqual({
          kind: 'content',
          content: JSON.parse(JSON.stringify(any)),
        });
      }),
    );
  });

  test.each<[string, unknown, (string | number)[], string]>([
    ['nothing', null, [], 'wrong-type'],
    ['no title', { ...content, title: undefined }, ['title'], 'missing'],
    ['a blank title', { ...content, title: ' ' }, ['title'], 'blank'],
    ['a long title', { ...content, title: 'x'.repeat(201) }, ['title'], 'too-long'],
    ['no questions', { ...content, questions: [] }, ['questions'], 'too-short'],
    ['one id twice', { ...content, questions: [statement, statement] }, ['questions'], 'duplicate-question'],
    [
      'more points than a formative may have',
      { ...content, questions: [{ ...statement, points: 1_000_000 }, choice] },
      ['questions'],
      'too-large',
    ],
    ['a type of the future', withField(0, 'type', 'hot-spot'), ['questions', 0, 'type'], 'unknown-type'],
    ['no key', withField(0, 'key', undefined), ['questions', 0, 'key'], 'missing'],
    ['a key of another kind', withField(0, 'key', 'yes'), ['questions', 0, 'key'], 'wrong-type'],
    ['a key that is no option', withField(1, 'key', 'z'), ['questions', 1, 'key'], 'unknown-option'],
    ['negative points', withField(1, 'points', -1), ['questions', 1, 'points'], 'too-small'],
    ['too many points', withField(1, 'points', 2_000_000), ['questions', 1, 'points'], 'too-large'],
    ['points as text', withField(1, 'points', '2'), ['questions', 1, 'points'], 'wrong-type'],
    ['too fine points', withField(1, 'points', 0.00005), ['questions', 1, 'points'], 'too-many-decimals'],
    ['an id with a space', withField(1, 'id', 'q 2'), ['questions', 1, 'id'], 'bad-format'],
    [
      'an option twice',
      withField(1, 'options', [
        { id: 'a', text: 'A' },
        { id: 'a', text: 'B' },
      ]),
      ['questions', 1, 'options'],
      'duplicate-option',
    ],
  ])('says what is wrong: %s', (_name, json, path, code) => {
    expect(parseContent(json)).toMatchObject({
      kind: 'invalid',
      issues: expect.arrayContaining([{ path, code }]),
    });
  });

  it('never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ questions: fc.array(fc.jsonValue()) })), (json) => {
        const parsed = parseContent(json);
        if (parsed.kind === 'invalid') expect(parsed.issues.length).toBeGreaterThan(0);
      }),
    );
  });
});

it('is worth the sum of its questions', () => {
  expect(contentPoints(content)).toBe(3.5);
  expect(contentPoints({ questions: [] })).toBe(0);
});

it('needs a teacher as soon as one question does, even one that is worth nothing', () => {
  expect(needsManualScoring(content)).toBe(false);
  const survey: Question = { id: 'q3', type: 'essay', stem: 'How was it?', points: 0 };
  expect(needsManualScoring({ questions: [...content.questions, survey] })).toBe(true);
});

describe('what a learner sees', () => {
  /** All that may leave, by type: whoever adds a field here has thought about it. */
  const seen: { [N in Question['type']]: string[] } = {
    'multiple-choice': ['id', 'options', 'points', 'stem', 'type'],
    'multiple-selection': ['id', 'options', 'points', 'stem', 'type'],
    'true-false': ['id', 'points', 'stem', 'type'],
    numeric: ['id', 'points', 'stem', 'type'],
    'short-answer': ['id', 'points', 'stem', 'type'],
    essay: ['id', 'points', 'stem', 'type'],
  };

  it('has the question and never its key', () => {
    fc.assert(
      fc.property(contents, (any) => {
        const shown = learnerContent(any);
        expect(shown.questions.map((q) => q.id)).toEqual(any.questions.map((q) => q.id));
        for (const question of shown.questions)
          expect(Object.keys(question).sort()).toEqual(seen[question.type]);
        expect(JSON.stringify(shown)).not.toMatch(/"(key|tolerance|units|ignore\w+|partialCredit)":|SESAME/);
      }),
    );
  });

  it('copies no field of an option that is not meant for learners', () => {
    const marked = { ...choice, options: choice.options.map((o) => ({ ...o, right: o.id === 'a' })) };
    expect(JSON.stringify(learnerContent({ ...content, questions: [marked] }))).not.toContain('right');
  });

  it('cannot be a content with its keys, or a question with its key: that does not compile', () => {
    expectTypeOf<Content>().not.toExtend<LearnerContent>();
    expectTypeOf<Exclude<Question, { type: 'essay' }>>().not.toExtend<LearnerQuestion>();
    expectTypeOf<LearnerContent>().toExtend<{ questions: { id: string; stem: string; points: number }[] }>();
    expect(Object.keys(questionOf).sort()).toEqual(Object.keys(seen).sort());
  });
});
