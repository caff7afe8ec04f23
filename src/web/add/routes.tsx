/** The picker behind Add Materials → Passback (Deep Linking 2.0): choose a formative, say how it stands, send it back. */
import { Hono } from 'hono';
import { createPlacement } from '../../db/assignments.ts';
import { databaseOf } from '../../db/database.ts';
import { findUsable, getVersion, listUsable } from '../../db/formatives.ts';
import { findNameAndCourse } from '../../db/people.ts';
import { contentPoints } from '../../formative/content.ts';
import { DEFAULT_SETTINGS } from '../../formative/settings.ts';
import { deepLinkingResponse } from '../../lti/deep-linking.ts';
import { platformById } from '../../platform/registrations.ts';
import { signingKey } from '../../platform/signing-keys.ts';
import type { ScreenContext, SignedIn } from '../context.ts';
import { AppError } from '../errors.ts';
import { withAddresses } from '../lti/bind.ts';
import { readForm } from '../read-body.ts';
import { teachersOnly } from '../session.ts';
import { screen } from '../shell/screen.tsx';
import { contentItem } from './content-item.ts';
import AddPage from './page.tsx';
import { emptyChoice, type FilledIn, readChoice } from './read-choice.ts';

export const add = new Hono<SignedIn>();

add.use('*', teachersOnly);

add.get('/', (c) => page(c, emptyChoice(c.get('session').deepLink?.title ?? null)));

add.post('/', async (c) => {
  const session = c.get('session');
  const { deepLink, tenantId, personId, platformId } = session;
  if (!deepLink) throw new AppError(404, 'not-found');
  const filled = readChoice(await readForm(c));
  const db = databaseOf(c.env, tenantId);
  const found = filled.values.formative
    ? await findUsable(db, { tenantId, personId, formativeId: filled.values.formative })
    : null;
  if (filled.kind === 'invalid' || !found) {
    c.status(422);
    const errors = filled.kind === 'invalid' ? filled.errors : {};
    return page(c, {
      ...filled,
      kind: 'invalid',
      errors: found ? errors : { ...errors, formative: 'add.choose.error' },
    });
  }
  const now = new Date(c.get('now'));
  const { formativeId, version } = found;
  const content = (await getVersion(db, { tenantId, formativeId, version })).content;
  const title = filled.choice.title || found.title;
  const placed = { tenantId, formativeId, version, title, settings: DEFAULT_SETTINGS, placedBy: personId };
  const placement = await createPlacement(db, { ...placed, now: now.getTime() });
  const platform = await platformById(c.env, platformId, now.getTime());
  if (!platform) throw new AppError(404, 'not-found');
  const item = contentItem({
    toolOrigin: new URL(c.req.url).origin,
    placement,
    formativeId,
    title,
    points: filled.choice.points ?? contentPoints(content),
    due: filled.choice.due,
    acceptLineItem: deepLink.acceptLineItem,
  });
  const token = await deepLinkingResponse({
    platform,
    deploymentId: deepLink.deploymentId,
    data: deepLink.data,
    items: [item],
    key: await signingKey(c.env, now.getTime()),
    now,
  });
  // The answer must leave as one form post from inside the frame: the shell does it.
  return c.json({ submit: { action: deepLink.returnUrl, fields: { JWT: token } } });
});

async function page(c: ScreenContext, filled: FilledIn): Promise<Response> {
  const { tenantId, personId, courseId, deepLink } = c.get('session');
  if (!deepLink) throw new AppError(404, 'not-found');
  const db = databaseOf(c.env, tenantId);
  const [usable, who] = await Promise.all([
    listUsable(db, tenantId, personId),
    findNameAndCourse(db, { tenantId, personId, courseId }),
  ]);
  return screen(c, {
    title: c.get('t')('add.title'),
    island: null,
    words: ['add.'],
    component: AddPage,
    props: {
      formatives: withAddresses(c.req.url, usable),
      filled,
      ...who,
      acceptLineItem: deepLink.acceptLineItem,
    },
  });
}
