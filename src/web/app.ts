/** The site map: every address of the tool. */
import { Hono } from 'hono';
import { assignmentObject } from '../assignment/stub.ts';
import { log } from '../log.ts';
import type { Site, SiteContext } from './context.ts';
import { AppError } from './errors.ts';
import { browserLocale } from './lti/pages.tsx';
import { lti } from './lti/routes.tsx';
import { operator } from './operator/routes.ts';
import { screens } from './screens.ts';
import { contentSecurityPolicy, SECURITY_HEADERS } from './security.ts';
import { plainPage } from './shell/plain-page.tsx';
import { sayIn } from './words/catalogue.ts';

export const app = new Hono<Site>();

app.use('*', async function securityHeaders(c, next) {
  await next();
  // A switched protocol has no page to protect, and its headers cannot be changed.
  if (c.res.status === 101) return;
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!c.res.headers.has(name)) c.header(name, value);
  if (!c.res.headers.has('content-security-policy'))
    c.header('content-security-policy', contentSecurityPolicy(null));
});

app.route('/lti', lti);
app.route('/operator', operator);
app.route('/app', screens);

/** The live view. The session is proved in the socket's first message: a URL is no place for it. */
app.get('/live/:assignmentId', (c) => assignmentObject(c.env, c.req.param('assignmentId')).fetch(c.req.raw));

app.get('/healthz', (c) => c.json({ ok: true }));

/** The tool's address outside an LMS, and a formative's own address, which only an LMS can open. */
app.get('/', openedOutside);
app.get('/f/:formativeId', openedOutside);
app.get('/lti/launch', openedOutside);

app.notFound((c) => failure(c, new AppError(404, 'not-found')));

app.onError((error, c) => {
  if (error instanceof AppError) return failure(c, error);
  // Where, not what: a message may quote a query with its values.
  const where =
    error.stack
      ?.split('\n')
      .find((line) => /^\s+at /.test(line))
      ?.trim() ?? '';
  log('unexpected', { name: error.name, path: c.req.routePath, where });
  return failure(c, null);
});

function openedOutside(c: SiteContext): Response {
  const locale = browserLocale(c);
  const t = sayIn(locale);
  const body = [t('launch.outside.body'), t('launch.outside.teacher')];
  return c.html(plainPage({ locale, title: t('launch.outside.title'), body })) as Response;
}

/** Programs get JSON; a person who reloaded a screen or mistyped gets a page. */
function failure(c: SiteContext, error: AppError | null): Response {
  const status = error?.status ?? 500;
  const code = error?.code ?? 'unexpected';
  const wantsPage = c.req.header('accept')?.includes('text/html') ?? false;
  if (!wantsPage)
    return c.json(
      { error: { code, ...(error?.detail ? { detail: error.detail } : {}) } },
      status,
    ) as Response;
  const locale = browserLocale(c);
  const t = sayIn(locale);
  const about = code === 'session-over' ? 'session-over' : error ? 'outside' : 'error';
  const page = plainPage({
    locale,
    title: t(`launch.${about}.title`),
    body: [t(`launch.${about}.body`)],
    code,
  });
  return c.html(page, status) as Response;
}
