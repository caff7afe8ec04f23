import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  NO_QUIRKS,
  readScoreAnswer,
  type Score,
  type ScoreQuirks,
  scoreRequest,
} from '../../src/lti/score.ts';
import { answered } from './services.ts';
import { NOW } from './sign.ts';

const SCORE: Score = {
  userId: '63778725::92ce',
  timestamp: '2026-10-09T15:00:00.123Z',
  scoreGiven: 8.5,
  scoreMaximum: 10,
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
  submission: { startedAt: '2026-10-09T14:00:00Z', submittedAt: '2026-10-09T10:00:00-05:00' },
};
const request = (change: Partial<Score> = {}) =>
  scoreRequest({
    lineItem: 'https://l.example/5/?type_id=3',
    accessToken: 'tok',
    score: { ...SCORE, ...change },
  });

describe('scoreRequest', () => {
  it('posts the score to the line item’s score service', async () => {
    const sent = request();
    expect(sent.method).toBe('POST');
    expect(sent.url).toBe('https://l.example/5/scores?type_id=3');
    expect(sent.headers.get('authorization')).toBe('Bearer tok');
    expect(sent.headers.get('content-type')).toBe('application/vnd.ims.lis.v1.score+json');
    expect(sent.redirect).toBe('manual');
    expect(await sent.json()).toEqual(SCORE);
  });

  it.each<[string, Partial<Score>]>([
    ['zero', { scoreGiven: 0 }],
    ['extra credit', { scoreGiven: 12 }],
    [
      'submitted the moment it was started',
      { submission: { startedAt: '2026-10-09T14:00:00Z', submittedAt: '2026-10-09T14:00:00Z' } },
    ],
    ['submitted only', { submission: { submittedAt: '2026-10-09T14:00:00Z' } }],
    ['a zone of its own', { timestamp: '2026-10-09T10:00:00.1-05:00' }],
  ])('sends %s', async (_, change) => {
    expect(await request(change).json()).toMatchObject(change);
  });

  it('clears a score by leaving it out', async () => {
    const body = await request({ scoreGiven: undefined, scoreMaximum: undefined, comment: undefined }).json();
    expect(Object.keys(body as object)).not.toEqual(expect.arrayContaining(['scoreGiven']));
    expect(body).not.toHaveProperty('scoreMaximum');
    expect(body).not.toHaveProperty('comment');
  });

  it.each<[string, Partial<Score>]>([
    ['no user', { userId: ' ' }],
    ['a score without a maximum', { scoreMaximum: undefined }],
    ['less than nothing', { scoreGiven: -1 }],
    ['no number', { scoreGiven: Number.NaN }],
    ['no end', { scoreGiven: Number.POSITIVE_INFINITY }],
    ['a maximum of 0', { scoreMaximum: 0 }],
    ['an endless maximum', { scoreMaximum: Number.POSITIVE_INFINITY }],
    ['a timestamp in whole seconds', { timestamp: '2026-10-09T15:00:00Z' }],
    ['a timestamp without a zone', { timestamp: '2026-10-09T15:00:00.123' }],
    ['a timestamp that is no time', { timestamp: '2026-13-09T15:00:00.123Z' }],
    [
      'submitted before started',
      { submission: { startedAt: '2026-10-09T15:00:01Z', submittedAt: '2026-10-09T10:00:00-05:00' } },
    ],
    ['a submission without a zone', { submission: { submittedAt: '2026-10-09T15:00:00' } }],
  ])('refuses %s', (_, change) => {
    expect(() => request(change)).toThrow(TypeError);
  });
});

describe('readScoreAnswer', () => {
  const read = (answer: Answer, quirks: ScoreQuirks = NO_QUIRKS) => readScoreAnswer(answer, quirks, NOW);

  it.each<[string, Answer, object]>([
    ['200', answered(200), { kind: 'delivered' }],
    ['201 with a body', answered(201, { resultUrl: 'x' }), { kind: 'delivered' }],
    ['202', answered(202), { kind: 'delivered' }],
    ['204', answered(204), { kind: 'delivered' }],
    [
      'an empty success labelled HTML, as from Moodle',
      answered(200, '', { 'content-type': 'text/html' }),
      { kind: 'delivered' },
    ],
    ['a login page', answered(200, '\ufeff <!-- x --> <HTML lang=en>'), { kind: 'broken', why: 'html' }],
    [
      'an error page labelled JSON',
      answered(200, '<!DOCTYPE html>', { 'content-type': 'application/json' }),
      { kind: 'broken', why: 'html' },
    ],
    ['a redirect', answered(302), { kind: 'broken', why: 'redirected' }],
    ['400', answered(400, { message: 'Bad body' }), { kind: 'refused', status: 400, words: 'Bad body' }],
    ['401', answered(401), { kind: 'token-refused' }],
    ['403', answered(403, 'Tool <i>disabled</i>'), { kind: 'access-withdrawn', words: 'Tool disabled' }],
    ['404', answered(404), { kind: 'gone' }],
    ['408', answered(408), { kind: 'broken', why: 'http-408' }],
    ['409', answered(409), { kind: 'stale' }],
    ['410', answered(410), { kind: 'gone' }],
    [
      '422',
      answered(422, { errors: [{ message: 'User not found' }] }),
      { kind: 'refused', status: 422, words: 'User not found' },
    ],
    ['429', answered(429), { kind: 'busy', retryAfterMs: null }],
    ['500', answered(500, '<html>oops'), { kind: 'broken', why: 'http-500' }],
    ['503', answered(503), { kind: 'broken', why: 'http-503' }],
    ['503 that says when', answered(503, '', { 'retry-after': '5' }), { kind: 'busy', retryAfterMs: 5000 }],
    ['a timeout', { kind: 'no-answer', why: 'timeout' }, { kind: 'broken', why: 'timeout' }],
    ['a closed socket', { kind: 'no-answer', why: 'network' }, { kind: 'broken', why: 'network' }],
    [
      'a redirect not followed',
      { kind: 'no-answer', why: 'redirected' },
      { kind: 'broken', why: 'redirected' },
    ],
    ['an endless body', { kind: 'no-answer', why: 'too-large' }, { kind: 'broken', why: 'too-large' }],
  ])('%s', (_, answer, expected) => {
    expect(read(answer)).toEqual(expected);
  });

  it('understands the ways of a platform', () => {
    const quirks: ScoreQuirks = {
      rateLimited: [{ status: 403, body: /rate limit/gi }],
      learnerNotInCourse: [
        { status: 403, body: /not enrolled/ },
        { status: 404, body: /does not exist/ },
      ],
      stale: [{ status: 400, body: /older/ }],
      gone: [{ status: 422, body: /line item/ }],
    };
    const said = (status: number, body: string) => read(answered(status, body), quirks);
    // Twice, since a global pattern remembers where it stopped.
    expect(said(403, 'Rate Limit Exceeded')).toEqual({ kind: 'busy', retryAfterMs: null });
    expect(said(403, 'Rate Limit Exceeded')).toEqual({ kind: 'busy', retryAfterMs: null });
    expect(said(403, 'User is not enrolled')).toEqual({
      kind: 'learner-not-in-course',
      words: 'User is not enrolled',
    });
    expect(said(404, 'User does not exist')).toMatchObject({ kind: 'learner-not-in-course' });
    expect(said(404, '')).toEqual({ kind: 'gone' });
    expect(said(400, 'an older score')).toEqual({ kind: 'stale' });
    expect(said(422, 'line item deleted')).toEqual({ kind: 'gone' });
    expect(said(403, 'no')).toMatchObject({ kind: 'access-withdrawn' });
  });

  it.each<[string, number | null]>([
    ['0', 0],
    ['1.5', 1500],
    ['120', 120_000],
    ['86400', 3_600_000],
    [new Date(NOW.getTime() + 90_000).toUTCString(), 90_000],
    [new Date(NOW.getTime() - 90_000).toUTCString(), 0],
    [new Date(NOW.getTime() + 864e5).toUTCString(), 3_600_000],
    ['-5', null],
    ['5 apples', null],
    ['soon', null],
    ['2026-10-09', null],
  ])('Retry-After: %s', (value, expected) => {
    expect(read(answered(429, '', { 'retry-after': value }))).toEqual({
      kind: 'busy',
      retryAfterMs: expected,
    });
  });

  it('passes on no tags, no control characters and no more than 300 characters of anybody’s words', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '<script>',
      '</script>',
      'x',
      '\u0000',
      '\u202e',
      '"',
      '{',
      'é',
      ' ',
      '<b a=">">',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
        const outcome = read(answered(400, pieces.join('')));
        expect(outcome.kind).toBe('refused');
        const words = outcome.kind === 'refused' ? outcome.words : '';
        expect(words).not.toMatch(/<[^>]*>|\p{Cc}|\u202e/u);
        expect(words.length).toBeLessThanOrEqual(300);
      }),
    );
  });

  it('drops scripts with what is in them', () => {
    expect(read(answered(400, '<html><script>var a = 1;</script><h1>Not  found</h1>'))).toMatchObject({
      words: 'Not found',
    });
  });
});
