/** A verified launch becomes a session: record it, find or make the assignment, tell its object, hand over the shell. */
import type { LaunchInput } from '../../assignment/commands/launch.ts';
import { assignmentObject } from '../../assignment/stub.ts';
import { databaseOf } from '../../db/database.ts';
import { recordLaunch } from '../../db/launches.ts';
import type { Deployment, Platform } from '../../db/platforms.ts';
import { licensedUntil } from '../../db/tenants.ts';
import type { Env } from '../../env.ts';
import type { Launch, ResourceLinkLaunch } from '../../lti/launch.ts';
import { deploymentOf } from '../../platform/registrations.ts';
import { keyFor } from '../../secrets.ts';
import { type Session, sealSession } from '../../session/session.ts';
import type { SiteContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { contentSecurityPolicy } from '../security.ts';
import { landingOf } from '../session.ts';
import { shellHtml } from '../shell/shell.tsx';
import { type Locale, localeOf } from '../words/translate.ts';
import { bind, contentOf, intendedFormative } from './bind.ts';
import { browserLocale, friendlyPage, launchReplayed } from './pages.tsx';

export async function enter(
  c: SiteContext,
  input: { launch: Launch; platform: Platform; now: number },
): Promise<Response> {
  const { launch, platform, now } = input;
  const role = launch.standing.course;
  const spoken = launch.locale ? localeOf(launch.locale) : browserLocale(c);
  const returnTo = launch.kind === 'deep-linking' ? [new URL(launch.settings.returnUrl).origin] : [];
  c.header('content-security-policy', contentSecurityPolicy(platform, returnTo));
  // Observers, mentors and unknown roles get no attempt and no roster; learners have nothing to add to a course.
  if (role === null || (launch.kind === 'deep-linking' && role === 'learner'))
    return friendlyPage(c, spoken, 'observer', 403);
  const deployment = await deploymentOf(c.env, platform.id, launch.deploymentId, now);
  if (!deployment) throw new Error('a deployment was withdrawn during its launch');
  const db = databaseOf(c.env, deployment.tenantId);
  const recorded = await recordLaunch(db, { launch, deployment, role, now });
  if (recorded.kind === 'replayed') return launchReplayed(c);

  const locale: Locale = recorded.locale === null ? spoken : localeOf(recorded.locale);
  const session: Session = {
    tenantId: deployment.tenantId,
    platformId: platform.id,
    deploymentKey: deployment.id,
    personId: recorded.personId,
    sub: launch.person.sub,
    role,
    courseId: recorded.courseId,
    assignmentId: recorded.assignment?.id ?? null,
    link: null,
    deepLink: null,
    locale,
    epoch: deployment.sessionEpoch,
    launchedAt: now,
  };
  if (launch.kind === 'deep-linking')
    return shell(
      c,
      { ...session, deepLink: { ...launch.settings, deploymentId: launch.deploymentId } },
      '/app/add',
    );

  const visit = visitOf(launch, session, deployment);
  if (recorded.assignment) {
    await visitAssignment(c.env, session, recorded.assignment.id, visit);
    return shell(c, session, landingOf(role));
  }
  const intended = await intendedFormative(db, { launch, session });
  if (intended) {
    const assignment = await bind(c.env, { session, link: linkOf(launch), visit, ...intended, now });
    return shell(c, { ...session, assignmentId: assignment.id }, landingOf(role));
  }
  if (role === 'learner') return friendlyPage(c, locale, 'not-ready', 200);
  return shell(c, { ...session, link: linkOf(launch) }, '/app/choose');
}

/** What the launched resource link is to us, until a formative is bound to it. */
function linkOf(launch: ResourceLinkLaunch): NonNullable<Session['link']> {
  return {
    resourceLinkId: launch.resourceLink.id,
    title: launch.resourceLink.title,
    lineItem: launch.ags?.lineItem ?? null,
    columnMaximum: columnMaximum(launch),
  };
}

/** `$com.schoology.Assignment.scoreMaximum`, where the platform fills it in. */
function columnMaximum(launch: ResourceLinkLaunch): number | null {
  const said = launch.custom.columnmaximum ?? '';
  return /^\d+(\.\d+)?$/.test(said) ? Number(said) : null;
}

function visitOf(launch: ResourceLinkLaunch, session: Session, deployment: Deployment): LaunchInput {
  return {
    personId: session.personId,
    sub: session.sub,
    role: session.role,
    lineItem: launch.ags?.lineItem ?? null,
    columnMaximum: columnMaximum(launch),
    licensedUntil: licensedUntil(deployment.licence),
  };
}

/** Tells the assignment's object of a launch; one that lost the race to be told its formative is told now. */
async function visitAssignment(
  env: Env,
  session: Session,
  assignmentId: string,
  visit: LaunchInput,
): Promise<void> {
  const object = assignmentObject(env, assignmentId);
  const answer = await object.launched(visit);
  if (answer.kind === 'ready') return;
  if (answer.kind === 'erased') throw new AppError(401, 'session-over');
  const create = await contentOf(env, session.tenantId, session.platformId, assignmentId);
  await object.launched({ ...visit, create });
}

async function shell(c: SiteContext, session: Session, start: string): Promise<Response> {
  const token = await sealSession(session, await keyFor(c.env, 'session'), session.launchedAt);
  const { locale, assignmentId } = session;
  return c.html(shellHtml({ token, locale, start, assignmentId })) as Response;
}
