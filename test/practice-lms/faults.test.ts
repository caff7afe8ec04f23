import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFaultBoard } from './faults.ts';
import {
  COURSE,
  get,
  launchOf,
  type Pair,
  postScore,
  SCOPES,
  score,
  startPair,
  TYPES,
  under,
} from './stand-in-tool.ts';

let pair: Pair;
let token: string;
let material: string;
let lineItem: string;
let amara: string;

beforeAll(async () => {
  pair = await startPair();
  token = await pair.token(...Object.values(SCOPES));
  material = pair.lms.addMaterial({ course: COURSE, title: 'Cells quiz', points: 10 }).id;
  const launch = await launchOf(pair, 'amara', material);
  [lineItem, amara] = [launch.lineitem ?? '', launch.sub];
});
afterEach(() => pair.lms.clearFaults());
afterAll(() => pair.end());

const post = (given: number) =>
  postScore(lineItem, token, score(amara, { scoreGiven: given, scoreMaximum: 10 }));
const shown = () => pair.lms.gradebook({ course: COURSE })[0]?.score;

describe('which requests are hit', () => {
  const pattern = (seed: number): boolean[] => {
    const board = createFaultBoard();
    board.set([{ endpoint: 'scores', kind: 'close', share: 0.4, seed }]);
    return Array.from({ length: 500 }, () => board.next('scores').failure !== null);
  };

  test('depends on the seed and nothing else', () => {
    expect(pattern(7)).toEqual(pattern(7));
    expect(pattern(7)).not.toEqual(pattern(8));
  });

  test('is near the share that was asked for', () => {
    const hits = pattern(3).filter(Boolean).length;
    expect(hits).toBeGreaterThan(150);
    expect(hits).toBeLessThan(250);
  });

  test('ends after the number of times, and spares other services', () => {
    const board = createFaultBoard();
    board.set([{ endpoint: 'scores', kind: 'close', times: 2 }]);
    expect(board.next('results').failure).toBeNull();
    expect([1, 2, 3].map(() => board.next('scores').failure?.kind)).toEqual(['close', 'close', undefined]);
    expect(board.list()).toMatchObject([{ seen: 3, hits: 2 }]);
  });
});

describe('what happens', () => {
  test('a status with Retry-After, and nothing is applied', async () => {
    await post(1);
    pair.lms.setFaults({ endpoint: 'scores', kind: 'status', status: 429, retryAfter: 3 });
    const response = await post(2);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(shown()).toBe(1);
    expect(pair.lms.scoreLog().at(-1)).toMatchObject({ applied: false, status: 429 });
  });

  test('an HTML page instead of JSON', async () => {
    pair.lms.setFaults({ endpoint: 'results', kind: 'status', status: 500, html: true });
    const response = await get(under(lineItem, 'results'), token, TYPES.results);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<h1>');
  });

  test('a socket closed before the work', async () => {
    await post(1);
    pair.lms.setFaults({ endpoint: 'scores', kind: 'close', times: 1 });
    await expect(post(3)).rejects.toThrow();
    expect(shown()).toBe(1);
    expect(pair.lms.scoreLog().at(-1)).toMatchObject({ applied: false, status: 0 });
    expect((await post(4)).status).toBe(201);
  });

  test('a socket closed after the work', async () => {
    pair.lms.setFaults({ endpoint: 'scores', kind: 'close-after', times: 1 });
    await expect(post(5)).rejects.toThrow();
    expect(shown()).toBe(5);
    expect(pair.lms.scoreLog().at(-1)).toMatchObject({ applied: true, status: 0 });
  });

  test('a slow answer is an answer', async () => {
    pair.lms.setFaults([{ endpoint: 'scores', kind: 'slow', ms: 20 }]);
    expect((await post(6)).status).toBe(201);
    expect(pair.lms.faults()).toMatchObject([{ hits: 1 }]);
  });

  test.each([
    ['token', () => pair.askToken(SCOPES.score)],
    ['jwks', () => fetch(pair.registration.jwksUri)],
    ['lineitems', () => get(lineItem, token, TYPES.item)],
    ['memberships', async () => get((await launchOf(pair, 'maria', material)).roster, token, TYPES.roster)],
  ] as const)('%s can fail as well', async (endpoint, request) => {
    pair.lms.setFaults({ endpoint, kind: 'status', status: 503 });
    expect((await request()).status).toBe(503);
    pair.lms.clearFaults();
    expect((await request()).status).toBe(200);
  });
});

test('requests are counted by service, those that failed too', async () => {
  pair.lms.clearLogs();
  pair.lms.setFaults({ endpoint: 'scores', kind: 'status', status: 503, times: 1 });
  await post(1);
  await post(2);
  await get(under(lineItem, 'results'), token, TYPES.results);
  expect(pair.lms.requestLog()).toMatchObject({ scores: 2, results: 1 });
});

test('a fault of an unknown shape is refused', () => {
  expect(() => pair.lms.setFaults({ endpoint: 'scores', kind: 'status', status: 200 })).toThrow();
});
