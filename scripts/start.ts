/**
 * `npm start`: the Worker and, beside it on another origin, the practice LMS. Everything they keep is in `.state`;
 * `npm start -- --fresh` drops it.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { startPracticeLms } from '../test/practice-lms/practice-lms.ts';
import { connectDistrict } from './connect-district.ts';
import { startRuntime } from './runtime.ts';

const STATE = '.state';
const SECRET = `${STATE}/secret`;

const port = portOf('PORT', 8787);
const practicePort = portOf('PRACTICE_PORT', 9940);
await mustBeFree('PORT', port);
await mustBeFree('PRACTICE_PORT', practicePort);
if (port === practicePort)
  fail(
    `PORT and PRACTICE_PORT are both ${port}. They must differ: the tool runs in a frame of another origin.`,
  );
// Only now is it sure that nobody is running on this state.
if (process.argv.includes('--fresh')) rmSync(STATE, { recursive: true, force: true });

// A run that was broken off may have left the build unfinished, so it is made anew: it takes seconds.
const build = spawnSync('wrangler', ['deploy', '--dry-run', '--outdir', 'dist'], {
  env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
  encoding: 'utf8',
});
if (build.status !== 0) fail(`The build failed.\n${build.stdout}${build.stderr}`);

mkdirSync(STATE, { recursive: true });
if (!existsSync(SECRET)) writeFileSync(SECRET, randomBytes(32).toString('hex'), { mode: 0o600 });
const { OPERATOR_TOKEN } = process.env;
const runtime = await startRuntime({
  port,
  statePath: STATE,
  vars: {
    LOCAL: '1',
    KEY_SECRET: readFileSync(SECRET, 'utf8'),
    ...(OPERATOR_TOKEN ? { OPERATOR_TOKEN } : {}),
  },
});
const practice = await startPracticeLms({
  port: practicePort,
  toolOrigin: runtime.origin,
  statePath: `${STATE}/practice.json`,
});
await connectDistrict(runtime.origin, OPERATOR_TOKEN ?? 'local-operator', practice.registration);

console.log(`Passback is ready. Open the practice LMS: ${practice.url}`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void Promise.allSettled([practice.close(), runtime.stop()]).then(() => process.exit(0));
  });

function portOf(name: 'PORT' | 'PRACTICE_PORT', usual: number): number {
  const text = process.env[name] || String(usual);
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) fail(`${name}=${text} is not a port number.`);
  return value;
}

function mustBeFree(name: string, value: number): Promise<void> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () =>
      fail(`Port ${value} is taken. Stop what uses it, or choose another: ${name}=${value + 1} npm start`),
    );
    probe.listen(value, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
