/** Before each test inside workerd: empty storage, migrated D1. */
import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach } from 'vitest';
import type { Env } from '../src/env.ts';
import { forgetEverything } from '../src/isolate.ts';

type TestEnv = Env & { TEST_MIGRATIONS: Parameters<typeof applyD1Migrations>[1] };

beforeEach(async () => {
  await reset();
  // An isolate outlives a test here, and remembers what was true in another world.
  forgetEverything();
  const { DB, TEST_MIGRATIONS } = env as unknown as TestEnv;
  await applyD1Migrations(DB, TEST_MIGRATIONS);
});
