/** What the page asks the server, and what it makes of the answers. */
import { describe, expect, test } from 'vitest';
import { outcomeOf, saver, submitWork } from '../../../src/web/attempt/requests.ts';

type Asked = { path: string; method: string | undefined; body: unknown; keepalive: boolean | undefined };

/** A server that answers each request with the next status; null is no connection. */
function serving(...statuses: (number | null)[]) {
  const asked: Asked[] = [];
  const ask = async (path: string, init: RequestInit & { keepalive?: boolean } = {}) => {
    asked.push({ path, method: init.method, body: JSON.parse(String(init.body)), keepalive: init.keepalive });
    const status = statuses.shift();
    if (!status) throw new TypeError('Failed to fetch');
    return new Response('{}', { status });
  };
  return { ask, asked };
}

test.each([
  [200, 'kept'],
  [401, 'over'],
  [409, 'closed'],
  [400, 'refused'],
  [404, 'refused'],
  [413, 'refused'],
  [408, 'lost'],
  [429, 'lost'],
  [500, 'lost'],
  [503, 'lost'],
])('status %i: %s', (status, outcome) => expect(outcomeOf(status)).toBe(outcome));

describe('saving', () => {
  test('the answer goes to its question, for its attempt', async () => {
    const { ask, asked } = serving(200);
    expect(await saver(ask, 2)('q-1', { text: 'rain' }, { leaving: false })).toBe('kept');
    expect(asked).toEqual([
      {
        path: '/app/attempt/responses/q-1',
        method: 'PUT',
        body: { attempt: 2, body: { text: 'rain' }, order: { page: expect.any(String), request: 1 } },
        keepalive: false,
      },
    ]);
  });

  test('no connection loses nothing', async () => {
    expect(await saver(serving(null).ask, 1)('q', {}, { leaving: false })).toBe('lost');
  });

  test('when the page is left the request outlives it, unless it is larger than browsers carry', async () => {
    const { ask, asked } = serving(200, 200);
    await saver(ask, 1)('q', { text: 'rain' }, { leaving: true });
    await saver(ask, 1)('q', { text: '雨'.repeat(20_000) }, { leaving: true });
    expect(asked.map(({ keepalive }) => keepalive)).toEqual([true, false]);
  });
});

describe('submitting', () => {
  const settledQueue = (unsaved: string[], ended: 'closed' | 'over' | null = null) => ({
    settle: async () => unsaved,
    ended,
  });

  test('with everything saved it is submitted', async () => {
    const { ask, asked } = serving(200);
    expect(await submitWork({ ask }, settledQueue([]), 3)).toEqual({ kind: 'submitted' });
    expect(asked).toMatchObject([{ path: '/app/attempt/submit', method: 'POST', body: { attempt: 3 } }]);
  });

  test('with something unsaved nothing is asked for', async () => {
    const { ask, asked } = serving(200);
    expect(await submitWork({ ask }, settledQueue(['q2']), 1)).toEqual({
      kind: 'unsaved',
      questionIds: ['q2'],
    });
    expect(asked).toEqual([]);
  });

  test('an attempt that was handed in elsewhere is submitted, whatever was typed since', async () => {
    expect(await submitWork(serving(200), settledQueue(['q2'], 'closed'), 1)).toEqual({ kind: 'submitted' });
  });

  test.each([
    [null, 'unknown'],
    [503, 'unknown'],
    [401, 'over'],
  ])('answered with %s: %s', async (status, kind) => {
    expect(await submitWork(serving(status), settledQueue([]), 1)).toEqual({ kind });
  });

  test('a session that is over submits nothing', async () => {
    expect(await submitWork(serving(200), settledQueue(['q2'], 'over'), 1)).toEqual({ kind: 'over' });
  });
});
