/** Who may import whom: imports point one way, from the edges to the cores. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which folders of src a folder may import from, beside itself. Packages are listed where they are restricted. */
const RULES: Record<string, { folders: string[]; packages?: string[] }> = {
  lti: { folders: [], packages: ['jose', 'zod/mini'] },
  formative: { folders: [], packages: ['zod/mini'] },
  passback: { folders: ['formative', 'lti'], packages: [] },
  session: { folders: [], packages: ['jose', 'zod/mini'] },
  db: { folders: ['formative', 'lti', ''] },
  assignment: { folders: ['formative', 'lti', 'passback', 'session', ''] },
  platform: { folders: ['assignment', 'db', 'lti', 'passback', ''] },
  queues: { folders: ['assignment', 'platform', ''] },
  cron: { folders: ['db', ''] },
  web: {
    folders: ['assignment', 'db', 'formative', 'lti', 'passback', 'platform', 'session', 'browser', ''],
  },
  browser: { folders: ['web'] },
  '': { folders: ['assignment', 'cron', 'platform', 'queues', 'web', ''] },
};

type Import = { from: string; to: string; typeOnly: boolean };

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => name.replaceAll('\\', '/'));

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm;

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(join('src', from), 'utf8').matchAll(IMPORT)].map((match) => ({
    from,
    typeOnly: match[1] !== undefined,
    to: resolve(from, match[2] ?? match[3] ?? ''),
  })),
);

function resolve(from: string, to: string): string {
  return to.startsWith('.') ? `./${normalize(join(dirname(from), to))}` : to;
}

/** The first folder of a path below src; '' for a file that stands in src itself. */
const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

describe.each(Object.keys(RULES))('src/%s', (folder) => {
  const mine = imports.filter((i) => folderOf(i.from) === folder);
  const rule = RULES[folder] ?? { folders: [] };

  test('imports only from folders below it', () => {
    const wrong = mine
      .filter((i) => i.to.startsWith('./'))
      .filter((i) => ![folder, ...rule.folders].includes(folderOf(i.to.slice(2))))
      .map((i) => `${i.from} → ${i.to}`);
    expect(wrong).toEqual([]);
  });

  test('imports only its packages', () => {
    const { packages } = rule;
    if (!packages) return;
    const wrong = mine
      .filter((i) => !i.to.startsWith('./') && !packages.includes(i.to))
      .map((i) => `${i.from} → ${i.to}`);
    expect(wrong).toEqual([]);
  });
});

test('every folder has a rule', () => {
  expect([...new Set(files.map(folderOf))].sort()).toEqual(Object.keys(RULES).sort());
});

test('nothing imports the Worker’s entry', () => {
  expect(imports.filter((i) => i.to === './index.ts')).toEqual([]);
});

test('cores ask no clock and fetch nothing', () => {
  const cores = files.filter((f) => ['lti', 'formative', 'passback', 'session'].includes(folderOf(f)));
  const impure = cores.filter((f) =>
    /\bDate\.now\(|\bnew Date\(\)|(?<![.\w])fetch\(|Math\.random\(/.test(code(f)),
  );
  expect(impure).toEqual([]);
});

test('the web and the queues reach an object through its stub and the types of its commands only', () => {
  const reached = imports
    .filter(
      (i) => ['web', 'queues', 'platform'].includes(folderOf(i.from)) && i.to.startsWith('./assignment/'),
    )
    .filter((i) => i.to !== './assignment/stub.ts' && !i.typeOnly);
  expect(reached).toEqual([]);
});

test('one place obtains a database, one fetches from an LMS', () => {
  const using = (pattern: RegExp) => files.filter((f) => pattern.test(code(f)));
  expect(using(/\benv\.DB\b/)).toEqual(['db/database.ts']);
  expect(using(/\bawait fetch\(/).filter((f) => !f.startsWith('browser/'))).toEqual(['platform/client.ts']);
});

function code(file: string): string {
  return readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
