import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/mini';
import { faultSchema } from '../faults.ts';
import type { Lms } from '../lms.ts';
import { isPersonalityName } from '../personalities/index.ts';
import type { Practice } from '../practice.ts';
import { findPerson } from '../roster.ts';
import { PERSON_COOKIE, type ScreenEnv, someone } from './browser.ts';
import { choosePage, coursesPage } from './choose.ts';
import { faultsPage, KINDS } from './faults.ts';
import { textField } from './read-form.ts';
import { appPage, loginPage, storagePage } from './tool-frame.ts';

const STYLE = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

/** What is served under /assets/, and the files it is made of. */
const ASSETS: { name: string; type: string; files: string[] }[] = [
  { name: 'style.css', type: STYLE, files: ['base.css', 'frame.css', 'pages.css', 'phone.css'] },
  { name: 'frame.js', type: SCRIPT, files: ['frame.js'] },
  { name: 'gradebook.js', type: SCRIPT, files: ['gradebook.js'] },
  { name: 'menus.js', type: SCRIPT, files: ['menus.js'] },
];

const asset = (file: string): string => readFileSync(new URL(`../assets/${file}`, import.meta.url), 'utf8');

const settingsForm = z.object({
  storageTarget: z.string(),
  privacy: z.enum(['all', 'names', 'nothing']),
  tokenSeconds: z.coerce.number().check(z.int(), z.minimum(1)),
});

/** A path of this LMS and nothing else, to go on to after choosing a person. */
const within = (next: string): string => (/^\/(?![/\\])/.test(next) ? next : '/courses');

const act = async (lms: Lms, form: Record<string, unknown>): Promise<string> => {
  const action = textField(form, 'action');
  if (action === 'clear') {
    lms.clearFaults();
    return 'Nothing fails on purpose any more.';
  }
  if (action === 'rotate') return `Signing with ${(await lms.rotateKeys()).kid} from now on.`;
  if (action === 'revoke') {
    lms.revokeTokens();
    return 'Every access token is worthless now.';
  }
  if (action === 'settings') {
    const settings = settingsForm.safeParse(form);
    const name = textField(form, 'personality');
    if (!settings.success || !isPersonalityName(name)) return 'Not saved: check the values.';
    lms.changeSettings({ ...settings.data, storageTarget: settings.data.storageTarget || null });
    lms.setPersonality({ name });
    return 'Saved.';
  }
  const times = textField(form, 'times').trim();
  const fault = faultSchema.safeParse({
    ...KINDS[textField(form, 'kind')]?.fault,
    endpoint: form.endpoint,
    share: Number(textField(form, 'share')) / 100,
    ...(times === '' ? {} : { times: Number(times) }),
  });
  if (!fault.success) return 'Not added: the share is a number from 0 to 100, the limit a whole number.';
  lms.setFaults([...lms.faults().map((one) => one.fault), fault.data]);
  return 'Fault added.';
};

/** Everything outside a course: choosing a person, the courses, the app menu, the switchboard, styles and scripts. */
export const districtRoutes = (practice: Practice, lms: Lms): Hono<ScreenEnv> => {
  const { state } = practice.store;
  const app = new Hono<ScreenEnv>();
  for (const { name, type, files } of ASSETS) {
    const text = files.map(asset).join('\n');
    app.get(`/assets/${name}`, (c) => c.body(text, 200, { 'content-type': type }));
  }

  app.get('/', (c) => {
    const asked = findPerson(state, c.req.query('as') ?? '');
    if (asked === null) return c.html(choosePage(practice, within(c.req.query('next') ?? '')));
    setCookie(c, PERSON_COOKIE, asked.id, { path: '/', sameSite: 'Lax', httpOnly: true });
    return c.redirect('/courses', 303);
  });
  app.post('/be', async (c) => {
    const form = await c.req.parseBody();
    const person = findPerson(state, textField(form, 'person'));
    if (person === null) return c.redirect('/', 303);
    setCookie(c, PERSON_COOKIE, person.id, { path: '/', sameSite: 'Lax', httpOnly: true });
    return c.redirect(within(textField(form, 'next')), 303);
  });
  app.get('/frame/storage', (c) => c.html(storagePage(practice)));
  app.get('/courses', someone(practice), (c) => c.html(coursesPage(practice, c.get('person'))));
  app.get('/apps/passback', someone(practice), (c) => c.html(appPage(practice, c.get('person'))));
  app.get('/apps/passback/launch', someone(practice), (c) => {
    const now = Math.floor(Date.now() / 1000);
    return c.html(
      loginPage(practice, c.get('person'), { message: 'app-menu', course: null, material: null }, now),
    );
  });
  app.get('/faults', (c) => {
    const person = findPerson(state, c.req.query('as') ?? getCookie(c, PERSON_COOKIE) ?? '');
    return c.html(faultsPage(practice, person, c.req.query('notice') ?? null));
  });
  app.post('/faults', async (c) =>
    c.redirect(`/faults?notice=${encodeURIComponent(await act(lms, await c.req.parseBody()))}`, 303),
  );
  return app;
};
