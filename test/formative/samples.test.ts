import { describe, expect, it, test } from 'vitest';
import { contentPoints, needsManualScoring, parseContent } from '../../src/formative/content.ts';
import { gradeAttempt, scoreResponse } from '../../src/formative/grading.ts';
import { parseResponse, QUESTION_TYPES } from '../../src/formative/questions/table.ts';
import { SAMPLES } from '../../src/formative/samples.ts';
import { rightResponse, wrongResponse } from './arbitraries.ts';

const sample = (key: string) => {
  const found = SAMPLES.find((s) => s.key === key);
  if (!found) throw new Error(`no sample ${key}`);
  return found.content;
};

describe.each(SAMPLES)('$key', ({ content }) => {
  it('is a valid content', () => {
    expect(parseContent(content)).toEqual({ kind: 'content', content });
  });

  it('can be answered in full, for full points', () => {
    const responses = Object.fromEntries(
      content.questions.map((q) => {
        const parsed = parseResponse(q, rightResponse(q));
        return [q.id, parsed.kind === 'response' ? parsed.response : undefined];
      }),
    );
    const grade = gradeAttempt(content, responses, {});
    const essays = content.questions.filter((q) => q.type === 'essay');
    expect(grade.blanks).toEqual([]);
    expect(grade.waiting).toEqual(essays.map((q) => q.id));
    expect(grade.points + contentPoints({ questions: essays })).toBe(contentPoints(content));
  });

  it('gives nothing for wrong answers', () => {
    for (const q of content.questions.filter(({ type }) => type !== 'essay'))
      expect(scoreResponse(q, wrongResponse(q), null), q.id).toMatchObject({ points: 0 });
  });
});

test.each([
  ['water-cycle', 'ciclo-del-agua', 10, 20, true],
  ['water-cycle-exit-ticket', 'ciclo-del-agua-boleto-de-salida', 5, 10, false],
])('%s and %s: the same formative in two languages', (english, spanish, count, points, manual) => {
  for (const content of [sample(english), sample(spanish)]) {
    expect(content.questions.length).toBe(count);
    expect(contentPoints(content)).toBe(points);
    expect(needsManualScoring(content)).toBe(manual);
  }
  const shape = (key: string) =>
    sample(key).questions.map((q) => [
      q.id,
      q.type,
      q.points,
      'options' in q || q.type === 'true-false' ? q.key : null,
    ]);
  expect(shape(spanish)).toEqual(shape(english));
});

it('shows a new tenant every question type there is', () => {
  for (const key of ['water-cycle', 'ciclo-del-agua'])
    expect(new Set(sample(key).questions.map((q) => q.type))).toEqual(new Set(Object.keys(QUESTION_TYPES)));
});

test.each([
  ['water-cycle', 'evaporation-rate', '15 mL per day', 'right'],
  ['water-cycle', 'frozen-fresh-water', '17', 'right'],
  ['water-cycle', 'frozen-fresh-water', '25', 'wrong'],
  ['water-cycle', 'over-land', 'Run-off ', 'right'],
  ['water-cycle-exit-ticket', 'mean-rainfall', '20/3', 'right'],
  ['water-cycle-exit-ticket', 'mean-rainfall', '10', 'wrong'],
  ['ciclo-del-agua', 'leaves', 'Transpiracion', 'right'],
  ['ciclo-del-agua', 'frozen-fresh-water', '17,3 mL', 'right'],
  ['ciclo-del-agua', 'evaporation-rate', '15 mL por dia', 'right'],
  ['ciclo-del-agua-boleto-de-salida', 'mean-rainfall', '6,7 mm', 'right'],
])('%s, %s: %j is %s', (key, id, text, verdict) => {
  const question = sample(key).questions.find((q) => q.id === id);
  if (!question) throw new Error(`no question ${id}`);
  expect(scoreResponse(question, { text }, null)).toMatchObject({ verdict });
});
