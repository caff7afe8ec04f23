import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Content, contentPoints } from '../../src/formative/content.ts';
import { gradeAttempt, type Mark, type ResponseScore, scoreResponse } from '../../src/formative/grading.ts';
import { sumPoints } from '../../src/formative/points.ts';
import {
  isBlank,
  parseResponse,
  QUESTION_TYPES,
  type Question,
  readAs,
} from '../../src/formative/questions/table.ts';
import {
  answered,
  attempted,
  contents,
  markFor,
  questionOf,
  questions,
  rightResponse,
  wrongResponse,
} from './arbitraries.ts';

const statement: Question = { id: 'constructor', type: 'true-false', stem: 'So?', points: 1, key: true };
const number: Question = { id: 'n', type: 'numeric', stem: '?', points: 2.5, key: 7 };
const essay: Question = { id: 'e', type: 'essay', stem: 'Explain', points: 4 };
const content: Content = { title: 'Water', instructions: '', questions: [statement, number, essay] };
const mark = (points: number): Mark => ({ points, by: 'teacher-1', at: 1, comment: null });

describe("a teacher's mark", () => {
  test.each<[string, Question, unknown, number, ResponseScore]>([
    [
      'wins over the key',
      number,
      { text: '7' },
      1,
      { kind: 'scored', points: 1, verdict: 'partly', by: 'teacher' },
    ],
    [
      'takes all points away',
      number,
      { text: '7' },
      0,
      { kind: 'scored', points: 0, verdict: 'wrong', by: 'teacher' },
    ],
    [
      'may be extra credit',
      number,
      { text: '7' },
      3,
      { kind: 'scored', points: 3, verdict: 'right', by: 'teacher' },
    ],
    [
      'ends the waiting',
      essay,
      { text: 'So' },
      4,
      { kind: 'scored', points: 4, verdict: 'right', by: 'teacher' },
    ],
    [
      'ends it with 0 too',
      essay,
      { text: 'So' },
      0,
      { kind: 'scored', points: 0, verdict: 'wrong', by: 'teacher' },
    ],
    ['may go to a blank', essay, null, 2, { kind: 'scored', points: 2, verdict: 'partly', by: 'teacher' }],
    [
      'of 0 leaves a blank blank',
      essay,
      null,
      0,
      { kind: 'scored', points: 0, verdict: 'blank', by: 'teacher' },
    ],
    [
      'of 0 is all there is where nothing is to be had',
      { ...essay, points: 0 },
      { text: 'So' },
      0,
      { kind: 'scored', points: 0, verdict: 'right', by: 'teacher' },
    ],
  ])('%s', (_name, question, body, points, expected) => {
    expect(scoreResponse(question, readAs(question, body), mark(points))).toEqual(expected);
  });
});

it('says right and wrong where nothing is to be had', () => {
  const free: Question = { ...statement, points: 0 };
  expect(scoreResponse(free, { value: true }, null)).toMatchObject({ points: 0, verdict: 'right' });
  expect(scoreResponse(free, { value: false }, null)).toMatchObject({ points: 0, verdict: 'wrong' });
});

it("counts a response in another type's shape as blank: the question was another one when it was given", () => {
  for (const left of [{ choices: ['a'] }, { text: 'x' }, { choice: 'a' }]) {
    expect(isBlank(statement, left)).toBe(true);
    expect(scoreResponse(statement, left, null)).toMatchObject({ points: 0, verdict: 'blank' });
  }
});

describe('an attempt', () => {
  it('adds up what is scored, and names what waits and what is blank', () => {
    const responses = { constructor: { value: true }, n: { text: ' ' }, e: { text: 'The Sun' } };
    expect(gradeAttempt(content, responses, {})).toEqual({
      points: 1,
      maximum: 7.5,
      waiting: ['e'],
      blanks: ['n'],
      scores: {
        constructor: { kind: 'scored', points: 1, verdict: 'right', by: 'key' },
        n: { kind: 'scored', points: 0, verdict: 'blank', by: 'key' },
        e: { kind: 'waiting' },
      },
    });
  });

  it('finds no response or mark that is not there, whatever a question is called', () => {
    const grade = gradeAttempt(content, {}, {});
    expect(grade).toMatchObject({ points: 0, maximum: 7.5, waiting: [], blanks: ['constructor', 'n', 'e'] });
  });

  it('keeps a blank a blank when a teacher has scored it: something was left unanswered', () => {
    const grade = gradeAttempt(content, { constructor: { value: true } }, { n: mark(2), e: mark(1) });
    expect(grade).toMatchObject({ points: 4, waiting: [], blanks: ['n', 'e'] });
  });

  it('does not count what belongs to a question that is gone', () => {
    expect(gradeAttempt(content, { gone: { text: '7' } }, { gone: mark(100) }).points).toBe(0);
  });
});

describe('for any question', () => {
  it('earns from 0 to its points by key, and by a mark what the mark says', () => {
    fc.assert(
      fc.property(
        answered.chain((a) => markFor(a.question).map((m) => ({ ...a, m }))),
        ({ question, response, m }) => {
          const score = scoreResponse(question, response, null);
          if (score.kind === 'scored') {
            expect(score.points).toBeGreaterThanOrEqual(0);
            expect(score.points).toBeLessThanOrEqual(question.points);
            expect(score.verdict === 'blank').toBe(isBlank(question, response));
          } else expect(QUESTION_TYPES[question.type].scoredBy).toBe('teacher');
          expect(scoreResponse(question, response, m)).toMatchObject({ kind: 'scored', points: m.points });
        },
      ),
    );
  });

  it('gives everything for its key, and nothing for what is not', () => {
    fc.assert(
      fc.property(questions, (question) => {
        if (question.type === 'essay') return;
        expect(scoreResponse(question, rightResponse(question), null)).toMatchObject({
          points: question.points,
          verdict: 'right',
        });
        expect(scoreResponse(question, wrongResponse(question), null)).toMatchObject({ points: 0 });
      }),
    );
  });

  it('takes every response a page can give, and takes what it took again', () => {
    fc.assert(
      fc.property(answered, ({ question, response }) => {
        const first = parseResponse(question, response);
        if (first.kind === 'invalid') throw new Error('a valid response was refused');
        expect(parseResponse(question, JSON.parse(JSON.stringify(first.response)))).toEqual(first);
        expect(scoreResponse(question, first.response, null)).toEqual(
          scoreResponse(question, response, null),
        );
      }),
    );
  });

  it('never throws, whatever the page sends', () => {
    const bodies = fc.oneof(
      fc.jsonValue(),
      fc.record({
        choice: fc.jsonValue(),
        choices: fc.jsonValue(),
        value: fc.jsonValue(),
        text: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(questions, bodies, (question, body) => {
        const parsed = parseResponse(question, body);
        if (parsed.kind === 'response') scoreResponse(question, parsed.response, null);
      }),
    );
  });
});

describe('multiple selection, any options and any key', () => {
  const picked = questionOf['multiple-selection'].chain((question) =>
    fc.shuffledSubarray(question.options.map((o) => o.id)).map((choices) => ({ question, choices })),
  );
  const earned = (question: Question, choices: string[]) => {
    const score = scoreResponse(question, { choices }, null);
    return score.kind === 'scored' ? score.points : Number.NaN;
  };

  it('a wrong choice more never raises a score, a right one more never lowers it with partial credit', () => {
    fc.assert(
      fc.property(picked, ({ question, choices }) => {
        const before = earned(question, choices);
        for (const { id } of question.options.filter((o) => !choices.includes(o.id))) {
          const after = earned(question, [...choices, id]);
          if (!question.key.includes(id)) expect(after).toBeLessThanOrEqual(before);
          else if (question.partialCredit) expect(after).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });

  it('the order of the picks never matters', () => {
    fc.assert(
      fc.property(picked, ({ question, choices }) => {
        expect(earned(question, [...choices].reverse())).toBe(earned(question, choices));
      }),
    );
  });

  it('choosing everything earns nothing, unless everything or nearly is right', () => {
    fc.assert(
      fc.property(questionOf['multiple-selection'], (question) => {
        if (question.key.length * 2 > question.options.length) return;
        expect(
          earned(
            question,
            question.options.map((o) => o.id),
          ),
        ).toBe(0);
      }),
    );
  });
});

describe('any attempt', () => {
  it('adds up exactly, and accounts for every question', () => {
    fc.assert(
      fc.property(attempted, ({ content: any, responses }) => {
        const grade = gradeAttempt(any, responses, {});
        const scores = Object.values(grade.scores);
        expect(Object.keys(grade.scores).sort()).toEqual(any.questions.map((q) => q.id).sort());
        expect(grade.points).toBe(sumPoints(scores.map((s) => (s.kind === 'scored' ? s.points : 0))));
        expect(grade.points).toBeLessThanOrEqual(grade.maximum);
        expect(grade.waiting.length).toBe(scores.filter((s) => s.kind === 'waiting').length);
        expect(grade.waiting.filter((id) => grade.blanks.includes(id))).toEqual([]);
      }),
    );
  });

  it('earns all of the formative with its key and full marks', () => {
    fc.assert(
      fc.property(contents, (any) => {
        const responses = Object.fromEntries(any.questions.map((q) => [q.id, rightResponse(q)]));
        const essays = any.questions.filter((q) => q.type === 'essay');
        const marks = Object.fromEntries(essays.map((q) => [q.id, mark(q.points)]));
        const grade = gradeAttempt(any, responses, marks);
        expect(grade).toMatchObject({ points: contentPoints(any), waiting: [], blanks: [] });
      }),
    );
  });
});
