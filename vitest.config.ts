import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

/** Secrets of the tests only; `npm start` makes its own, a deployment has those of `wrangler secret put`. */
const TEST_BINDINGS = {
  LOCAL: '1',
  OPERATOR_TOKEN: 'test-operator',
  KEY_SECRET: 'test-secret-of-at-least-32-characters',
};

export default defineConfig({
  test: {
    projects: [
      {
        // The pure cores, and the practice LMS, in plain Node: no bindings, no network but loopback.
        test: {
          name: 'cores',
          include: ['test/{lti,formative,passback,session,words,practice-lms,structure}/**/*.test.ts'],
        },
      },
      {
        // Everything that needs a binding, inside workerd: D1, Durable Objects, queues.
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: { ...TEST_BINDINGS, TEST_MIGRATIONS: await readD1Migrations('./migrations') },
            },
          })),
        ],
        test: {
          name: 'workers',
          include: ['test/{assignment,platform,queues,web,db,cron}/**/*.test.ts'],
          setupFiles: ['test/workers.ts'],
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        // Whole walks: the built Worker and the practice LMS as npm start runs them, real Chromium.
        test: {
          name: 'walks',
          include: ['test/walks/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
