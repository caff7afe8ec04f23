/**
 * Runs the built Worker on the embedded runtime (workerd, by Miniflare): D1, Durable Objects, queue and static files,
 * all kept in one folder. `npm start`, the walks and the benchmarks use this one way of running it.
 */
import { createWriteStream, mkdirSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { readD1Migrations } from '@cloudflare/vitest-plugin';
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';

export type Runtime = { origin: string; miniflare: Miniflare; stop(): Promise<void> };

const DIST = 'dist';

/**
 * Starts the Worker of `dist`, which `npm run build` makes, on 127.0.0.1.
 * @param port 0 takes any free one
 * @param statePath the folder that survives a restart
 * @param vars variables and secrets
 */
export async function startRuntime(options: {
  port: number;
  statePath: string;
  vars: Record<string, string>;
}): Promise<Runtime> {
  mkdirSync(options.statePath, { recursive: true });
  const log = createWriteStream(join(options.statePath, 'worker.log'), { flags: 'a' });
  const { workerOptions } = unstable_getMiniflareWorkerOptions('wrangler.toml', undefined, {
    overrides: { assets: {} },
  });
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: options.port,
      cf: false,
      log: new NoOpLog(),
      resourcePersistencePath: join(options.statePath, 'v3'),
      handleStructuredLogs: ({ message }) => void log.write(`${message}\n`),
      workers: [
        {
          ...workerOptions,
          name: 'passback',
          bindings: options.vars,
          modulesRoot: DIST,
          modules: modules(),
        },
      ],
    }),
  );
  const { port } = await miniflare.ready;
  await migrate(miniflare);
  return { origin: `http://localhost:${port}`, miniflare, stop: () => miniflare.dispose() };
}

/** What `wrangler deploy --dry-run` wrote: the Worker, and the texts it imports. The Worker comes first. */
function modules() {
  const files = readdirSync(DIST).filter((name) => ['.js', '.sql'].includes(extname(name)));
  return files
    .sort((a, b) => Number(b === 'index.js') - Number(a === 'index.js'))
    .map((name) => ({
      type: extname(name) === '.js' ? ('ESModule' as const) : ('Text' as const),
      path: join(DIST, name),
    }));
}

/** Applies the migrations of D1 that have not been, as `wrangler d1 migrations apply` would. */
async function migrate(miniflare: Miniflare): Promise<void> {
  const db = await miniflare.getD1Database('DB');
  await db.exec('CREATE TABLE IF NOT EXISTS d1_migrations (name TEXT PRIMARY KEY)');
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>();
  const applied = new Set(results.map((row) => row.name));
  for (const { name, queries } of await readD1Migrations('./migrations')) {
    if (applied.has(name)) continue;
    const mark = db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name);
    await db.batch([...queries.map((query) => db.prepare(query)), mark]);
  }
}
