import { describe, expect, test } from 'vitest';
import { readMarks, typedMarks } from '../../../src/web/work/read-marks.ts';
import { sentOf } from '../../../src/web/work/sent.ts';

type Fields = { points: string; comment?: string; wasPoints?: string; wasComment?: string };

const form = ({ points, comment = '', wasPoints = '', wasComment = '' }: Fields, attempt = '1') =>
  new URLSearchParams({
    attempt,
    'points-q1': points,
    'comment-q1': comment,
    'was-points-q1': wasPoints,
    'was-comment-q1': wasComment,
  });

describe('the form of scores', () => {
  test.each<{ name: string; fields: Fields; mark: unknown }>([
    { name: 'a score', fields: { points: ' 1,5 ' }, mark: { questionId: 'q1', points: 1.5, comment: null } },
    { name: '0 is a score', fields: { points: '0' }, mark: { questionId: 'q1', points: 0, comment: null } },
    {
      name: 'a score with a comment over two lines',
      fields: { points: '2', comment: 'Well\r\ndone ' },
      mark: { questionId: 'q1', points: 2, comment: 'Well\ndone' },
    },
    {
      name: 'taken back',
      fields: { points: '', wasPoints: '2' },
      mark: { questionId: 'q1', points: null, comment: null },
    },
    {
      name: 'taken back, its comment left standing',
      fields: { points: '', comment: 'Hm', wasPoints: '2', wasComment: 'Hm' },
      mark: { questionId: 'q1', points: null, comment: 'Hm' },
    },
    {
      name: 'another comment only',
      fields: { points: '2', comment: 'Better', wasPoints: '2', wasComment: 'Good' },
      mark: { questionId: 'q1', points: 2, comment: 'Better' },
    },
  ])('$name', ({ fields, mark }) => {
    expect(readMarks(form(fields))).toEqual({ kind: 'marks', attempt: 1, marks: [mark] });
  });

  test.each<{ name: string; fields: Fields }>([
    { name: 'never scored and still empty', fields: { points: '' } },
    {
      name: 'scored before and left as it is',
      fields: { points: '2', wasPoints: '2', comment: 'a\r\nb', wasComment: 'a\nb' },
    },
  ])('$name: says nothing, so a colleague’s score stays', ({ fields }) => {
    expect(readMarks(form(fields))).toEqual({ kind: 'marks', attempt: 1, marks: [] });
  });

  test.each<{ name: string; fields: Fields; error: string }>([
    { name: 'no number', fields: { points: 'two' }, error: 'not-a-number' },
    { name: 'less than nothing', fields: { points: '-1' }, error: 'not-a-number' },
    { name: 'a comment without points', fields: { points: '', comment: 'Good' }, error: 'comment-alone' },
  ])('$name is wrong, and what was typed is still known', ({ fields, error }) => {
    expect(readMarks(form(fields))).toEqual({ kind: 'wrong', attempt: 1, errors: { q1: { kind: error } } });
    expect(typedMarks(form(fields))).toEqual({
      q1: { points: fields.points, comment: fields.comment ?? '' },
    });
  });

  test.each(['', '0', '1.5', 'x'])('no form of ours: attempt "%s"', (attempt) => {
    expect(readMarks(form({ points: '1' }, attempt))).toEqual({ kind: 'unreadable' });
  });
});

describe('the history', () => {
  type Change = Parameters<typeof sentOf>[0][number];
  const change = (revision: number, at: number, rest: Partial<Change>): Change => ({
    id: at,
    personId: 'ana',
    revision,
    at,
    state: 'queued',
    by: null,
    given: 7,
    maximum: 10,
    cause: null,
    words: null,
    ...rest,
  });

  test('is one entry a passback, newest first, with who decided it and how it ended', () => {
    const sent = sentOf([
      change(1, 1, {}),
      change(1, 2, { state: 'retrying', words: 'busy' }),
      change(2, 3, { by: 'rosa', given: 8 }),
      change(1, 4, { state: 'superseded', words: 'busy' }),
      change(2, 5, { state: 'failed', given: 8, cause: 'learner-not-in-course', words: 'Not enrolled' }),
    ]);
    expect(sent).toMatchObject([
      { revision: 2, by: 'rosa', at: 5, state: 'failed', value: { given: 8 }, words: 'Not enrolled' },
      { revision: 1, by: null, at: 4, state: 'superseded', words: null },
    ]);
  });

  test('what was waited out is not shown as the platform’s words', () => {
    const [gaveUp] = sentOf([
      change(1, 1, { state: 'failed', cause: 'platform-unreachable', words: 'busy' }),
    ]);
    expect(gaveUp?.words).toBeNull();
  });
});
