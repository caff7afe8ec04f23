/** Binding a formative to a resource link: what a link asks for, and making the assignment. */
import type { LaunchInput, NewAssignment } from '../../assignment/commands/launch.ts';
import { assignmentObject } from '../../assignment/stub.ts';
import { type Assignment, createAssignment, findPlacement, getAssignment } from '../../db/assignments.ts';
import { type Database, databaseOf } from '../../db/database.ts';
import { type FormativeVersion, findUsable, findUsableInCourse, getVersion } from '../../db/formatives.ts';
import type { Env } from '../../env.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../formative/settings.ts';
import type { ResourceLinkLaunch } from '../../lti/launch.ts';
import type { Session } from '../../session/session.ts';

export type Intended = { version: FormativeVersion; settings: Settings; title: string };

/** The path of a formative's own address, which a teacher pastes into an External Tool. */
export const formativePath = (formativeId: string) => `/f/${formativeId}`;

/** The same formatives, each with the address a teacher can paste. @param here any URL of the tool */
export function withAddresses<F extends { id: string }>(
  here: string,
  formatives: F[],
): (F & { address: string })[] {
  return formatives.map((f) => ({ ...f, address: new URL(formativePath(f.id), here).href }));
}

/**
 * Which formative and settings a link that was never opened before asks for: the placement its picker made, else the
 * formative its address names. Both are looked up among those of the launch's tenant that this teacher may use, so a
 * pasted id never reaches another district's, and a copied course starts an assignment of its own.
 */
export async function intendedFormative(
  db: Database,
  input: { launch: ResourceLinkLaunch; session: Session },
): Promise<Intended | null> {
  const { launch, session } = input;
  const { tenantId } = session;
  const placement = launch.custom.placement
    ? await findPlacement(db, tenantId, launch.custom.placement)
    : null;
  if (placement) {
    const { formativeId, version, settings, title } = placement;
    return { version: await getVersion(db, { tenantId, formativeId, version }), settings, title };
  }
  const formativeId =
    launch.custom.formative ?? /^\/f\/([\w-]{1,64})\/?$/.exec(new URL(launch.targetLinkUri).pathname)?.[1];
  if (!formativeId) return null;
  const { personId, courseId } = session;
  const version =
    session.role === 'instructor'
      ? await findUsable(db, { tenantId, personId, formativeId })
      : await findUsableInCourse(db, { tenantId, courseId, formativeId });
  return (
    version && { version, settings: DEFAULT_SETTINGS, title: launch.resourceLink.title ?? version.title }
  );
}

/** Makes the assignment in the directory and tells its object. Of two launches at once, the first one's choice holds. */
export async function bind(
  env: Env,
  input: Intended & { session: Session; link: NonNullable<Session['link']>; visit: LaunchInput; now: number },
): Promise<Assignment> {
  const { session, version } = input;
  const { tenantId, deploymentKey, courseId } = session;
  const assignment = await createAssignment(databaseOf(env, tenantId), {
    tenantId,
    deploymentId: deploymentKey,
    resourceLinkId: input.link.resourceLinkId,
    courseId,
    formativeId: version.formativeId,
    version: version.version,
    title: input.title,
    firstSettings: input.settings,
    personId: session.personId,
    now: input.now,
  });
  const mine = assignment.formativeId === version.formativeId && assignment.version === version.version;
  const kept = mine ? version : await getVersion(databaseOf(env, tenantId), assignment);
  const create = newAssignment(assignment, session.platformId, kept);
  await assignmentObject(env, assignment.id).launched({ ...input.visit, create });
  return assignment;
}

/** What an assignment's object starts with, read back from the directory. */
export async function contentOf(
  env: Env,
  tenantId: string,
  platformId: string,
  assignmentId: string,
): Promise<NewAssignment> {
  const db = databaseOf(env, tenantId);
  const assignment = await getAssignment(db, tenantId, assignmentId);
  return newAssignment(assignment, platformId, await getVersion(db, assignment));
}

function newAssignment(assignment: Assignment, platformId: string, version: FormativeVersion): NewAssignment {
  return {
    id: assignment.id,
    tenantId: assignment.tenantId,
    platformId,
    title: assignment.title,
    formativeId: version.formativeId,
    version: version.version,
    content: version.content,
    settings: assignment.firstSettings,
  };
}
