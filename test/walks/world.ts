/**
 * A whole world for a walk: the built Worker in a process of its own (so that it can be killed), the practice LMS on
 * another origin, and Chromium.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import packagedChromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { connectDistrict } from '../../scripts/connect-district.ts';
import { type PracticeLms, startPracticeLms } from '../practice-lms/practice-lms.ts';

export type World = {
  lms: PracticeLms;
  tool: Tool;
  browser: Browser;
  /** A person at a browser of their own, on the LMS's page. */
  arrive(personId: string, path: string, device?: Device): Promise<Visit>;
  close(): Promise<void>;
};

export type Tool = {
  origin: string;
  tenantId: string;
  /** SIGKILL: no goodbye, nothing is finished. */
  kill(): Promise<void>;
  start(): Promise<void>;
};

export type Device = {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  /** `partitioned`: third-party cookies are blocked but for partitioned ones; `none`: no cookie is kept in a frame. */
  cookies?: 'partitioned' | 'none';
  /** Scripts take a second and a half to come. */
  slowScripts?: boolean;
};

export type Visit = { page: Page; context: BrowserContext; tool: FrameLocator };

const OPERATOR = 'operator-of-the-walks';

export async function startWorld(): Promise<World> {
  const state = mkdtempSync(join(tmpdir(), 'passback-walk-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let worker = await spawnWorker(port, state);
  // Should anything after this fail, the process must not stay behind.
  process.once('exit', () => worker.pid && worker.exitCode === null && process.kill(-worker.pid, 'SIGKILL'));
  const lms = await startPracticeLms({ port: 0, toolOrigin: origin });
  const tenantId = await connectDistrict(origin, OPERATOR, lms.registration);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await packagedChromium.executablePath()),
    args: ['--no-sandbox'],
    headless: true,
  });
  return {
    lms,
    browser,
    tool: {
      origin,
      tenantId,
      kill: () => end(worker, 'SIGKILL'),
      start: async () => {
        worker = await spawnWorker(port, state);
      },
    },
    arrive: (personId, path, device = {}) => arrive(browser, lms, origin, personId, path, device),
    async close() {
      await browser.close();
      await lms.close();
      await end(worker, 'SIGTERM');
      rmSync(state, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts the Worker and waits until it says that it is ready. */
function spawnWorker(port: number, state: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['scripts/worker.ts'], {
    // A process group of its own, so that a kill takes the runtime with it.
    detached: true,
    env: {
      ...process.env,
      PORT: String(port),
      STATE_PATH: state,
      LOCAL: '1',
      OPERATOR_TOKEN: OPERATOR,
      KEY_SECRET: 'the-secret-of-the-walks-which-is-long-enough',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the Worker ended with ${code}`)));
    child.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('ready')) resolve(child);
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    if (child.exitCode !== null || child.pid === undefined) return resolve();
    child.once('exit', () => resolve());
    process.kill(-child.pid, signal);
  });
}

async function arrive(
  browser: Browser,
  lms: PracticeLms,
  toolOrigin: string,
  personId: string,
  path: string,
  device: Device,
): Promise<Visit> {
  const { width = 1366, height = 768, colorScheme = 'light', cookies = 'partitioned' } = device;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  // The packaged Chromium lets third-party cookies through unless told otherwise; districts block them.
  await devtools.send(
    'Network.setCookieControls' as 'Network.enable',
    {
      enableThirdPartyCookieRestriction: true,
      disableThirdPartyCookieMetadata: true,
      disableThirdPartyCookieHeuristics: true,
    } as never,
  );
  if (device.slowScripts)
    await page.route('**/assets/*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
  if (cookies === 'none') await keepNoCookieInFrames(page, toolOrigin);
  page.on('pageerror', (error) => {
    throw error;
  });
  const url = new URL(path, lms.url);
  url.searchParams.set('as', personId);
  await page.goto(url.href);
  return { page, context, tool: page.frameLocator('iframe') };
}

/** What an iPad does: the cookie that the login sets inside a frame is not kept. */
async function keepNoCookieInFrames(page: Page, toolOrigin: string): Promise<void> {
  await page.route(`${toolOrigin}/lti/login**`, async (route) => {
    if (route.request().frame().parentFrame() === null) return route.continue();
    const response = await route.fetch({ maxRedirects: 0 });
    // Fetching has put the cookie into the context's jar.
    await page.context().clearCookies({ domain: 'localhost' });
    const { 'set-cookie': _, ...headers } = response.headers();
    await route.fulfill({ status: response.status(), headers });
  });
}

/** No barrier that axe can find, on the page and in the tool's frame (WCAG 2.2 AA). */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([]);
}

/** Waits for something to become true, looking again and again. For what happens behind the browser's back. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  holds: (value: T) => boolean,
  ms = 30_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`never became true; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
