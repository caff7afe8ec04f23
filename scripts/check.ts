/** `npm run check`: types, Biome, migrations that fit their schema, and who may import whom. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const env = {
  ...process.env,
  CI: '1',
  NO_COLOR: '1',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
};
let failed = false;

function run(what: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  const ok = status === 0;
  failed ||= !ok;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${what}`);
  if (!ok) console.log(`${stdout}${stderr}`);
  return stdout;
}

/** Folder of migrations → what drizzle-kit would have to add to it is nothing. */
function migrationsFit(folder: string, ...config: string[]): void {
  const before = readdirSync(folder).join();
  run(`migrations of ${folder}`, 'drizzle-kit', 'generate', ...config);
  const after = readdirSync(folder);
  // drizzle-kit exits 0 when it could not ask its questions, too; a rebuilt parent would delete its children on D1.
  const rebuilt = after.filter(
    (name) => name.endsWith('.sql') && readFileSync(`${folder}/${name}`, 'utf8').includes('__new_'),
  );
  if (after.join() === before && rebuilt.length === 0) return;
  failed = true;
  console.log(
    `FAIL ${folder} does not fit its schema: commit what was generated, and rebuild no table. ${rebuilt.join(' ')}`,
  );
}

run('build', 'wrangler', 'deploy', '--dry-run', '--outdir', 'dist');
for (const project of [
  'tsconfig.json',
  'src/browser/tsconfig.json',
  'test/tsconfig.json',
  'test/tsconfig.workers.json',
])
  run(`types of ${project}`, 'tsc', '-p', project);
run('biome', 'biome', 'ci', '--colors=off', '--error-on-warnings', '.');
migrationsFit('migrations');
migrationsFit('src/assignment/migrations', '--config', 'src/assignment/drizzle.config.ts');
run('structure', 'vitest', 'run', '--project', 'cores', 'test/structure');
process.exit(failed ? 1 : 0);
