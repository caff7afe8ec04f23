/** The screens behind a session: one line a folder. */
import { Hono } from 'hono';
import { databaseOf } from '../db/database.ts';
import { chooseLocale } from '../db/people.ts';
import { keyFor } from '../secrets.ts';
import { sealSession } from '../session/session.ts';
import { add } from './add/routes.tsx';
import { attempt } from './attempt/routes.tsx';
import { choose } from './choose/routes.tsx';
import type { SignedIn } from './context.ts';
import { overview } from './overview/routes.tsx';
import { passback } from './passback/routes.tsx';
import { readForm } from './read-body.ts';
import { landingOf, RENEWED, signedIn } from './session.ts';
import { settings } from './settings/routes.tsx';
import { goTo } from './shell/screen.tsx';
import { localeOf } from './words/translate.ts';
import { work } from './work/routes.tsx';

export const screens = new Hono<SignedIn>();

screens.use('*', signedIn);

/** Where a person belongs: a student at the work, a teacher at the class. */
screens.get('/', (c) => c.redirect(landingOf(c.get('session').role)));

screens.route('/attempt', attempt);
screens.route('/overview', overview);
screens.route('/passback', passback);
screens.route('/learners', work);
screens.route('/settings', settings);
screens.route('/add', add);
screens.route('/choose', choose);

/** The person's own choice of language: kept, and in force from the next screen on. */
screens.post('/language', async (c) => {
  const session = c.get('session');
  const locale = localeOf((await readForm(c)).get('locale'));
  await chooseLocale(databaseOf(c.env, session.tenantId), session.tenantId, session.personId, locale);
  c.header(RENEWED, await sealSession({ ...session, locale }, await keyFor(c.env, 'session'), c.get('now')));
  return goTo(c, '/app');
});
