/** A launch arrives: the object learns who it is, and each learner's own line item. */
import { eq, sql } from 'drizzle-orm';
import type { Content } from '../../formative/content.ts';
import type { Settings } from '../../formative/settings.ts';
import { followLineItem, reconsider, reconsiderIfAllowedNow } from '../passbacks.ts';
import { findAssignmentRow } from '../record.ts';
import { assignment, erased, learners, staff } from '../schema.ts';
import type { Turn } from '../turn.ts';

/** What a new assignment starts with. */
export type NewAssignment = {
  id: string;
  tenantId: string;
  platformId: string;
  title: string;
  formativeId: string;
  version: number;
  content: Content;
  settings: Settings;
};

export type LaunchInput = {
  personId: string;
  sub: string;
  role: 'learner' | 'instructor';
  /** The line item this very launch named; null where it named none. */
  lineItem: string | null;
  columnMaximum: number | null;
  /** Until when the tenant is licensed for passback, epoch ms. */
  licensedUntil: number;
  /** Given when the object answered that it needs it. */
  create?: NewAssignment;
};

export type LaunchResult =
  | { kind: 'ready'; title: string }
  | { kind: 'needs-content' }
  /** The person was erased while this launch was under way: it must be begun anew. */
  | { kind: 'erased' };

export function launched(turn: Turn, input: LaunchInput): LaunchResult {
  const { db, now } = turn;
  if (db.select().from(erased).where(eq(erased.personId, input.personId)).get()) return { kind: 'erased' };
  const known = findAssignmentRow(db);
  if (!known && !input.create) return { kind: 'needs-content' };
  const heard = {
    licenceExpiresAt: input.licensedUntil,
    ...(input.columnMaximum === null ? {} : { columnMaximum: input.columnMaximum }),
  };
  if (known) db.update(assignment).set(heard).run();
  else if (input.create)
    db.insert(assignment)
      .values({ only: 1, ...input.create, ...heard, createdAt: now })
      .run();
  const { personId, sub, lineItem } = input;
  if (input.role === 'instructor') {
    db.insert(staff)
      .values({ personId, sub, lineItem, lastLaunchedAt: now })
      .onConflictDoUpdate({
        target: staff.personId,
        set: { sub, lastLaunchedAt: now, lineItem: sql`coalesce(excluded.line_item, ${staff.lineItem})` },
      })
      .run();
  } else {
    db.insert(learners)
      .values({ personId, sub, lineItem, launchedAt: now, lastLaunchedAt: now })
      .onConflictDoUpdate({
        target: learners.personId,
        // A later launch without a line item does not make us forget the one we know.
        set: { sub, lastLaunchedAt: now, lineItem: sql`coalesce(excluded.line_item, ${learners.lineItem})` },
      })
      .run();
    // Grading may have been enabled, or the column be another one, since the learner submitted.
    followLineItem(turn, personId);
    reconsider(turn, personId);
  }
  if (known) reconsiderIfAllowedNow(turn, known);
  return { kind: 'ready', title: known?.title ?? input.create?.title ?? '' };
}
