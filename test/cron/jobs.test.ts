/** What the clock does. */
import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test';
import { env as bindings } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { Env } from '../../src/env.ts';
import worker from '../../src/index.ts';

const env = bindings as unknown as Env;

test('nonces go when their tokens can no longer be replayed, and not before', async () => {
  const now = Date.now();
  const insert = env.DB.prepare('INSERT INTO nonces (nonce, launch_id, expires_at) VALUES (?, ?, ?)');
  await env.DB.batch([insert.bind('old', 'a', now - 1), insert.bind('live', 'b', now + 60_000)]);
  const context = createExecutionContext();
  await worker.scheduled(
    createScheduledController({ cron: '*/15 * * * *', scheduledTime: new Date(now) }),
    env,
  );
  await waitOnExecutionContext(context);
  const { results } = await env.DB.prepare('SELECT nonce FROM nonces').all();
  expect(results).toEqual([{ nonce: 'live' }]);
});
