/** A link that names no formative: its teacher chooses one, once. */
import { Hono } from 'hono';
import { databaseOf } from '../../db/database.ts';
import { findUsable, listUsable } from '../../db/formatives.ts';
import { licensedUntil } from '../../db/tenants.ts';
import { DEFAULT_SETTINGS } from '../../formative/settings.ts';
import { keyFor } from '../../secrets.ts';
import { sealSession } from '../../session/session.ts';
import type { ScreenContext, SignedIn } from '../context.ts';
import { AppError } from '../errors.ts';
import { bind } from '../lti/bind.ts';
import { readForm } from '../read-body.ts';
import { RENEWED, teachersOnly } from '../session.ts';
import { screen } from '../shell/screen.tsx';
import ChoosePage from './page.tsx';

export const choose = new Hono<SignedIn>();

choose.use('*', teachersOnly);

choose.get('/', (c) => page(c, null));

choose.post('/', async (c) => {
  const session = c.get('session');
  const { link, tenantId, personId } = session;
  if (!link) throw new AppError(404, 'not-found');
  const db = databaseOf(c.env, tenantId);
  const formativeId = (await readForm(c)).get('formative') ?? '';
  const version = await findUsable(db, { tenantId, personId, formativeId });
  if (!version) {
    c.status(422);
    return page(c, c.get('t')('add.choose.error'));
  }
  const now = c.get('now');
  const visit = {
    personId,
    sub: session.sub,
    role: session.role,
    lineItem: link.lineItem,
    columnMaximum: link.columnMaximum,
    licensedUntil: licensedUntil(c.get('tenant').licence),
  };
  const title = link.title ?? version.title;
  const assignment = await bind(c.env, {
    session,
    link,
    visit,
    version,
    settings: DEFAULT_SETTINGS,
    title,
    now,
  });
  // From here on the session is about that assignment.
  const bound = { ...session, link: null, assignmentId: assignment.id };
  c.header(RENEWED, await sealSession(bound, await keyFor(c.env, 'session'), now));
  return c.json({ go: '/app', assignmentId: assignment.id });
});

async function page(c: ScreenContext, error: string | null): Promise<Response> {
  const { tenantId, personId, link } = c.get('session');
  if (!link) throw new AppError(404, 'not-found');
  const formatives = await listUsable(databaseOf(c.env, tenantId), tenantId, personId);
  return screen(c, {
    title: c.get('t')('choose.title'),
    island: null,
    words: ['choose.', 'add.'],
    component: ChoosePage,
    props: { formatives, linkTitle: link.title, graded: link.lineItem !== null, error },
  });
}
