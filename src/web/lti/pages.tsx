/** The pages on the way in that need no session. Each says what happened and what to do. */
import type { Platform } from '../../db/platforms.ts';
import type { LaunchError, LaunchErrorCode } from '../../lti/errors.ts';
import type { Launch } from '../../lti/launch.ts';
import type { LoginRequest } from '../../lti/login.ts';
import type { SiteContext } from '../context.ts';
import { contentSecurityPolicy } from '../security.ts';
import { plainPage } from '../shell/plain-page.tsx';
import { type Catalogue, sayIn } from '../words/catalogue.ts';
import { type Locale, localeOf } from '../words/translate.ts';

/** Before anybody is known, the browser says which language it prefers. */
export const browserLocale = (c: SiteContext): Locale =>
  localeOf(c.req.header('accept-language')?.split(',')[0]?.trim());

type Advice = Extract<keyof Catalogue, `launch.refused.${string}`>;

/** What to do about a refusal, where it is not simply to try again. */
const ADVICE: Partial<Record<LaunchErrorCode, Advice>> = {
  'state-expired': 'launch.refused.expired',
  'token-expired': 'launch.refused.expired',
  'token-too-old': 'launch.refused.expired',
  'issued-in-future': 'launch.refused.clock',
  'not-yet-valid': 'launch.refused.clock',
  'resource-link-missing': 'launch.refused.no-link',
  'state-invalid': 'launch.refused.again',
  'login-malformed': 'launch.refused.again',
  'platform-error': 'launch.refused.again',
  'nonce-mismatch': 'launch.refused.again',
};

export function launchRefused(c: SiteContext, error: LaunchError, platform: Platform | null): Response {
  if (error.code === 'deployment-unknown' && platform) return unregistered(c, error, platform);
  const locale = browserLocale(c);
  const t = sayIn(locale);
  const advice = ADVICE[error.code];
  const body = advice ? [t(advice)] : [t('launch.refused.again'), t('launch.refused.administrator')];
  return c.html(
    plainPage({ locale, title: t('launch.refused.title'), body, code: error.code }),
    error.status,
  ) as Response;
}

/** Told once the nonce proved to be spent: the same page a second time, or somebody else's. */
export function launchReplayed(c: SiteContext): Response {
  const locale = browserLocale(c);
  const t = sayIn(locale);
  const page = plainPage({
    locale,
    title: t('launch.refused.title'),
    body: [t('launch.refused.replayed')],
    code: 'nonce-used',
  });
  return c.html(page, 401) as Response;
}

/** A deployment nobody registered: which ids the district's admin sends to whom. */
function unregistered(c: SiteContext, error: LaunchError, platform: Platform): Response {
  const locale = browserLocale(c);
  const t = sayIn(locale);
  const ids = [
    [t('launch.unregistered.client'), platform.clientId],
    [t('launch.unregistered.deployment'), error.evidence.deploymentId ?? ''],
  ];
  const page = plainPage({
    locale,
    title: t('launch.unregistered.title'),
    body: [t('launch.unregistered.body')],
    code: error.code,
    children: (
      <dl class="ids">
        {ids.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    ),
  });
  return c.html(page, error.status) as Response;
}

export function unknownPlatform(c: SiteContext, issuer: string): Response {
  const locale = browserLocale(c);
  const t = sayIn(locale);
  const page = plainPage({
    locale,
    title: t('launch.unknown-platform.title'),
    body: [
      t('launch.unknown-platform.body'),
      `${t('launch.unknown-platform.issuer')}: ${issuer.slice(0, 200)}`,
    ],
    code: 'platform-unknown',
  });
  return c.html(page, 400) as Response;
}

/** A plain page for somebody whose launch is fine and leads nowhere: an observer, a link without a formative. */
export function friendlyPage(
  c: SiteContext,
  locale: Locale,
  about: 'observer' | 'not-ready',
  status: 200 | 403,
): Response {
  const t = sayIn(locale);
  const page = plainPage({ locale, title: t(`launch.${about}.title`), body: [t(`launch.${about}.body`)] });
  return c.html(page, status) as Response;
}

/** No cookie came back: the login is begun afresh in a tab of its own, where it will. The hints go in a form, not a URL. */
export function continueInNewTab(
  c: SiteContext,
  platform: Platform,
  launch: Launch,
  login: LoginRequest,
): Response {
  const locale = launch.locale ? localeOf(launch.locale) : browserLocale(c);
  const t = sayIn(locale);
  const fields: [string, string | null][] = [
    ['iss', login.issuer],
    ['login_hint', login.loginHint],
    ['target_link_uri', login.targetLinkUri],
    ['client_id', login.clientId],
    ['lti_deployment_id', login.deploymentId],
    ['lti_message_hint', login.messageHint],
  ];
  c.header(
    'content-security-policy',
    contentSecurityPolicy(platform, [new URL(platform.authorizationEndpoint).origin]),
  );
  const page = plainPage({
    locale,
    title: t('launch.new-tab.title'),
    body: [t('launch.new-tab.body')],
    children: (
      <form method="post" action="/lti/login" target="_blank" rel="noopener">
        {fields.map(([name, value]) =>
          value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <button type="submit" class="button primary">
          {t('launch.new-tab.button')}
        </button>
      </form>
    ),
  });
  return c.html(page, 401) as Response;
}
