import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type PracticeLms, startPracticeLms } from './practice-lms.ts';
import { COURSE, launchOf, postScore, SCOPES, score, startPair } from './stand-in-tool.ts';

const toolOrigin = 'http://localhost:1';
let folder: string;
let open: PracticeLms[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-'));
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  await rm(folder, { recursive: true });
});
const start = async (options: Partial<Parameters<typeof startPracticeLms>[0]> = {}): Promise<PracticeLms> => {
  const started = await startPracticeLms({ toolOrigin, ...options });
  open.push(started);
  return started;
};
const control = async (practice: PracticeLms, command: string, body: unknown, type = 'application/json') => {
  const response = await fetch(`${practice.url}/control/${command}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  });
  return { status: response.status, value: (await response.json()) as never };
};

describe('the state file', () => {
  test('survives a restart: people, materials, grades, last timestamps and keys', async () => {
    const statePath = join(folder, 'state.json');
    const pair = await startPair({ statePath });
    const { id } = pair.lms.addMaterial({ course: COURSE, title: 'Quiz', points: 10 });
    const launch = await launchOf(pair, 'amara', id);
    const sent = score(launch.sub, { scoreGiven: 4, scoreMaximum: 5 });
    await postScore(launch.lineitem ?? '', await pair.token(SCOPES.score), sent);
    const keys = await (await fetch(pair.registration.jwksUri)).text();
    await pair.close();

    const again = await start({ statePath, personality: 'canvas' });
    expect(again.registration.clientId).toBe(pair.registration.clientId);
    expect(await (await fetch(again.registration.jwksUri)).text()).toBe(keys);
    expect(again.lms.gradebook({ course: COURSE })).toMatchObject([
      { material: id, person: 'amara', score: 8, timestamp: sent.timestamp },
    ]);
    await pair.tool.close();
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  test('has what was answered as soon as it was answered', async () => {
    const statePath = join(folder, 'state.json');
    const practice = await start({ statePath });
    await control(practice, 'addMaterial', { course: COURSE, title: 'Kept', points: 5 });
    const other = await start({ statePath });
    expect(other.lms.courses()[0]?.materials).toMatchObject([{ title: 'Kept', points: 5 }]);
  });
});

test('a taken port is refused with its code', async () => {
  const first = await start();
  const port = Number(new URL(first.url).port);
  await expect(startPracticeLms({ toolOrigin, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

describe('the command', () => {
  const main = join(import.meta.dirname, 'main.ts');

  test('says in one line that the port is taken', async () => {
    const first = await start();
    const env = { ...process.env, PRACTICE_PORT: new URL(first.url).port };
    const failed = await promisify(execFile)(process.execPath, [main], { env }).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Port \d+ is taken.*\n$/) });
  });

  test('prints its URL and ends on SIGTERM', async () => {
    const child = spawn(process.execPath, [main], { env: { ...process.env, PRACTICE_PORT: '0' } });
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(data.toString())),
    );
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
    expect((await fetch(url)).status).toBe(200);
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('the control over HTTP', () => {
  test('does what the control in this process does', async () => {
    const practice = await start();
    const { value: added } = await control(practice, 'addMaterial', {
      course: COURSE,
      title: 'Quiz',
      points: 10,
    });
    expect(practice.lms.courses()[0]?.materials).toEqual([added]);
    await control(practice, 'setCell', { column: (added as { id: string }).id, person: 'mei', score: 0 });
    expect((await control(practice, 'gradebook', { course: COURSE })).value).toMatchObject([
      { person: 'mei', score: 0, by: 'teacher' },
    ]);
    await control(practice, 'setFaults', { faults: [{ endpoint: 'jwks', kind: 'status', status: 503 }] });
    expect((await fetch(practice.registration.jwksUri)).status).toBe(503);
    const minted = await control(practice, 'mintIdToken', { payload: { iss: 'x' }, key: 'none' });
    expect(minted.value).toMatchObject({ idToken: expect.stringMatching(/\.$/) });
  });

  test.each([
    ['an unknown command', 'explode', {}, 'application/json', 404],
    ['a name every object has', 'constructor', {}, 'application/json', 404],
    ['an unknown person', 'dropLearner', { course: COURSE, person: 'nobody' }, 'application/json', 404],
    ['a wrong shape', 'addMaterial', { course: 1 }, 'application/json', 400],
    ['a form of another site', 'people', {}, 'text/plain', 415],
  ])('refuses %s', async (_, command, body, type, status) => {
    expect((await control(await start(), command, body, type)).status).toBe(status);
  });
});

describe('courses', () => {
  test('a copy has the materials with new ids and their history, and neither students nor grades', async () => {
    const { lms } = await start();
    const original = lms.addMaterial({
      course: COURSE,
      title: 'Quiz',
      points: 10,
      custom: { formative: 'f-1' },
    });
    lms.setCell({ column: original.id, person: 'amara', score: 9 });
    const copy = lms.copyCourse({ course: COURSE });
    expect(copy.materials).toMatchObject([
      { title: 'Quiz', points: 10, custom: { formative: 'f-1' }, history: [original.id] },
    ]);
    expect(copy.materials[0]?.id).not.toBe(original.id);
    expect(copy.history).toEqual([COURSE]);
    expect(copy.members.map(({ person }) => person)).toEqual(['maria', 'sam', 'angela']);
    expect(lms.gradebook({ course: copy.id })).toEqual([]);
  });

  test('copying into a course that exists adds to it', async () => {
    const { lms } = await start();
    lms.addMaterial({ course: COURSE, title: 'Quiz' });
    lms.addMaterial({ course: '6412083722', title: 'Mine' });
    const target = lms.copyCourse({ course: COURSE, into: '6412083722' });
    expect(target.materials.map(({ title }) => title)).toEqual(['Mine', 'Quiz']);
    expect(lms.courses().length).toBe(2);
  });

  test('learners can be made in numbers, each with a sub of their own', async () => {
    const { lms } = await start();
    const made = lms.addLearners({ course: COURSE, count: 250 });
    expect(new Set([...made, ...lms.people()].map(({ sub }) => sub)).size).toBe(260);
  });
});
