import { describe, expect, it } from 'vitest';
import { readResults, resultsRequest } from '../../src/lti/results.ts';
import { answered, FAILURES } from './services.ts';

const LINE_ITEM = 'https://l.example/lineitems/5?type_id=3';

describe('resultsRequest', () => {
  it('asks for the column', () => {
    const sent = resultsRequest({ lineItem: LINE_ITEM, accessToken: 'tok' });
    expect(sent.method).toBe('GET');
    expect(sent.url).toBe('https://l.example/lineitems/5/results?type_id=3');
    expect(sent.headers.get('accept')).toBe('application/vnd.ims.lis.v2.resultcontainer+json');
    expect(sent.headers.get('authorization')).toBe('Bearer tok');
    expect(sent.redirect).toBe('manual');
  });

  it('asks for one learner, and for so many', () => {
    const url = new URL(
      resultsRequest({ lineItem: LINE_ITEM, accessToken: 'tok', userId: '1::a&b', limit: 100 }).url,
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({ type_id: '3', user_id: '1::a&b', limit: '100' });
  });

  it('follows a page as it is', () => {
    const page = 'https://l.example/p?page=2&cursor=a%2Fb';
    expect(resultsRequest({ lineItem: LINE_ITEM, accessToken: 'tok', limit: 100, page }).url).toBe(page);
  });
});

describe('readResults', () => {
  it('tells 0 from nothing', () => {
    const body = [
      { userId: 'a', resultScore: 0, resultMaximum: 10, comment: '' },
      { userId: 'b', resultScore: null, resultMaximum: 10, comment: 'Please redo' },
      { userId: 'c' },
      { userId: 'd', resultScore: '7.5', resultMaximum: '10' },
      { userId: 'e', resultScore: '', resultMaximum: {} },
    ];
    expect(readResults(answered(200, body))).toEqual({
      kind: 'results',
      results: [
        { userId: 'a', score: 0, maximum: 10, comment: null },
        { userId: 'b', score: null, maximum: 10, comment: 'Please redo' },
        { userId: 'c', score: null, maximum: null, comment: null },
        { userId: 'd', score: 7.5, maximum: 10, comment: null },
        { userId: 'e', score: null, maximum: null, comment: null },
      ],
      next: null,
    });
  });

  it('reads past entries it cannot place', () => {
    expect(
      readResults(answered(200, [null, {}, { userId: '' }, { userId: 3 }, { userId: 'a' }])),
    ).toMatchObject({
      results: [{ userId: 'a' }],
    });
  });

  it('finds the next page, also a relative one', () => {
    const absolute = answered(200, [], { link: '<https://l.example/p2>; rel="next"' });
    const relative = answered(200, [], { link: '</p2?x=1>; rel=next' });
    expect(readResults(absolute)).toMatchObject({ next: 'https://l.example/p2' });
    expect(readResults(relative)).toMatchObject({ next: null });
    expect(readResults(relative, { url: 'https://l.example/p1' })).toMatchObject({
      next: 'https://l.example/p2?x=1',
    });
  });

  it.each(FAILURES)('%s', (_, answer, expected) => {
    expect(readResults(answer)).toEqual(expected);
  });

  it('knows the platform’s ways', () => {
    const quirks = { rateLimited: [{ status: 403 }], learnerNotInCourse: [], stale: [], gone: [] };
    expect(readResults(answered(403), { quirks })).toEqual({ kind: 'busy', retryAfterMs: null });
  });
});
