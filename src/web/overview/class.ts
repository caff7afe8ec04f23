/** Loading a class for the teacher's screens: one call of the assignment's object beside one round trip to D1. */
import type { Overview } from '../../assignment/commands/overview.ts';
import { assignmentObject } from '../../assignment/stub.ts';
import { databaseOf } from '../../db/database.ts';
import { type CourseRoster, findRoster, namesOf } from '../../db/people.ts';
import { IsolateMap } from '../../isolate.ts';
import { log } from '../../log.ts';
import { refreshRoster, rosterIsOld } from '../../platform/roster.ts';
import type { ScreenContext } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Row } from './contract.ts';
import { joinRows, type People } from './rows.ts';

/** The id of the session's own assignment. @throws AppError `not-found` in a session without one */
export function ownAssignment(c: ScreenContext): string {
  const { assignmentId } = c.get('session');
  if (!assignmentId) throw new AppError(404, 'not-found');
  return assignmentId;
}

/** The assignment with everyone in the class. @throws AppError `not-found` */
export async function loadClass(c: ScreenContext): Promise<{ overview: Overview; rows: Row[] }> {
  const { tenantId, courseId, locale } = c.get('session');
  const assignmentId = ownAssignment(c);
  const db = databaseOf(c.env, tenantId);
  const [overview, roster] = await Promise.all([
    assignmentObject(c.env, assignmentId).overview(),
    courseId === null ? null : findRoster(db, tenantId, courseId),
  ]);
  if (overview.kind === 'unknown-assignment') throw new AppError(404, 'not-found');
  if (roster) readRosterIfOld(c, assignmentId, roster);
  const ids = overview.learners.map((l) => l.personId);
  const people: People = roster
    ? { kind: 'roster', members: roster.members }
    : { kind: 'names', names: await namesOf(db, tenantId, ids) };
  const rows = joinRows({
    standings: overview.learners,
    neverOpened: overview.neverOpened,
    people,
    grading: overview.settings.grading,
    locale,
    nameless: (id) => c.get('t')('common.nameless', { id }),
  });
  return { overview, rows };
}

/** A live list asks for itself often: an LMS that does not give its roster is not asked each time. Milliseconds. */
const ASK_AGAIN_MS = 60_000;
const lastAsked = new IsolateMap<string, number>(500);

/** Reads the roster behind the answer; the list is told when it came, and fills by itself. */
function readRosterIfOld(c: ScreenContext, assignmentId: string, roster: CourseRoster): void {
  const { tenantId, platformId, courseId } = c.get('session');
  const now = c.get('now');
  const { membershipsUrl, rosterReadAt } = roster;
  if (courseId === null || !membershipsUrl || !rosterIsOld(rosterReadAt, now)) return;
  if (now - (lastAsked.get(courseId) ?? 0) < ASK_AGAIN_MS) return;
  lastAsked.set(courseId, now);
  c.executionCtx.waitUntil(
    refreshRoster(c.env, { tenantId, platformId, courseId, membershipsUrl, now })
      .then(async (read) => {
        if (read) await assignmentObject(c.env, assignmentId).rosterChanged();
      })
      .catch((error: unknown) =>
        // The class is shown as it is known; the next look that is due tries again.
        log('roster-not-read', { courseId, outcome: error instanceof Error ? error.name : 'unknown' }),
      ),
  );
}
