/** Keeping passbacks: every change of state with its line of history, and the wake-ups that follow from it. */
import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { assess, automaticValue } from '../passback/assess.ts';
import {
  dueAt,
  holdBack as holdBackPassback,
  isOpen,
  type Passback,
  supersede,
} from '../passback/machine.ts';
import type { AutomaticReason, Decision } from '../passback/rules.ts';
import type { GradeValue } from '../passback/value.ts';
import {
  type AssignmentRow,
  assignmentFacts,
  getAssignmentRow,
  type LearnerLoaded,
  loadLearner,
} from './record.ts';
import { history, learners, outbox, passbacks, timestamps } from './schema.ts';
import type { RecordDb, Turn } from './turn.ts';

/** How long a wake-up may take through the queue before the alarm brings the passback up again. */
const WAKE_AGAIN_MS = 30_000;

const keyOf = (p: { personId: string; revision: number }) =>
  and(eq(passbacks.personId, p.personId), eq(passbacks.revision, p.revision));

/** Saves a passback in its new state. @param by who asked, where a person did */
export function keepPassback(turn: Turn, p: Passback, by: string | null = null): void {
  const due = dueAt(p);
  const wakeAt = due === null ? null : p.state === 'queued' ? turn.now + WAKE_AGAIN_MS : due;
  turn.db
    .insert(passbacks)
    .values({ ...p, wakeAt })
    .onConflictDoUpdate({ target: [passbacks.personId, passbacks.revision], set: { ...p, wakeAt } })
    .run();
  const { personId, revision, state, given, maximum, cause, words } = p;
  turn.db
    .insert(history)
    .values({ personId, revision, at: turn.now, state, by, given, maximum, cause, words })
    .run();
}

/** Brings a passback up again at that time (epoch ms), whatever the queue does. */
export function wakeAt(turn: Turn, p: { personId: string; revision: number }, at: number): void {
  turn.db.update(passbacks).set({ wakeAt: at }).where(keyOf(p)).run();
}

/** Writes a new decision for a learner, with what it supersedes and its wake-up. */
export function decide(
  turn: Turn,
  input: {
    personId: string;
    lineItem: string;
    value: GradeValue;
    decision: Decision;
    by: string | null;
    comment: string | null;
    existing: readonly Passback[];
  },
): Passback {
  const { existing, value, ...rest } = input;
  for (const older of existing.filter(isOpen)) {
    const after = supersede(older, turn.now);
    if (after !== older) keepPassback(turn, after);
  }
  const passback: Passback = {
    ...rest,
    ...value,
    revision: Math.max(0, ...existing.map((p) => p.revision)) + 1,
    state: 'queued',
    cause: null,
    words: null,
    tries: 0,
    nextTryAt: null,
    timestamp: null,
    leaseUntil: null,
    claim: 0,
    decidedAt: turn.now,
    settledAt: null,
  };
  keepPassback(turn, passback, input.by);
  putInOutbox(turn, passback);
  return passback;
}

/** Asks the rules anew for a learner whose facts changed, and decides to send where they say so. */
export function reconsider(turn: Turn, personId: string): void {
  const loaded = loadLearner(turn.db, personId);
  if (!loaded?.row.lineItem) return;
  const { record, row } = loaded;
  const assessment = assess(assignmentFacts(getAssignmentRow(turn.db), turn.now), record);
  const value = automaticValue(assessment, record);
  if (!value || row.lineItem === null) return;
  const comment = lastComment(record.passbacks);
  decide(turn, {
    personId,
    lineItem: row.lineItem,
    value,
    decision: 'grade',
    by: null,
    comment,
    existing: record.passbacks,
  });
}

/** Asks the rules anew for all: something changed that holds for the whole assignment. */
export function reconsiderEveryone(turn: Turn): void {
  for (const { personId } of turn.db.select({ personId: learners.personId }).from(learners).all())
    reconsider(turn, personId);
}

/** A licence that was renewed, or a column that is worth something now, may let everyone's grade go. */
export function reconsiderIfAllowedNow(turn: Turn, before: AssignmentRow): void {
  const after = getAssignmentRow(turn.db);
  const renewed = before.licenceExpiresAt <= turn.now && after.licenceExpiresAt > turn.now;
  if (renewed || before.columnMaximum !== after.columnMaximum) reconsiderEveryone(turn);
}

/** Reasons that come from above, and end what is under way; the others only ever keep something from beginning. */
const FORBIDDEN: readonly AutomaticReason[] = ['not-licensed', 'automatic-off'];

/** Keeps back what was to go by itself, where nobody wants it any more: switched off, or the licence is over. */
export function holdBack(turn: Turn, { record }: Pick<LearnerLoaded, 'record'>): void {
  const { automatic } = assess(assignmentFacts(getAssignmentRow(turn.db), turn.now), record);
  if (automatic.kind === 'may-send' || !FORBIDDEN.includes(automatic.reason)) return;
  for (const p of record.passbacks) {
    const after = holdBackPassback(p, turn.now);
    if (after !== p) keepPassback(turn, after);
  }
}

/** The learner's column is another one now: what has not gone out goes there instead, as it was decided. */
export function followLineItem(turn: Turn, personId: string): void {
  const loaded = loadLearner(turn.db, personId);
  const lineItem = loaded?.row.lineItem;
  if (!loaded || !lineItem) return;
  const existing = loaded.record.passbacks;
  const elsewhere = existing.filter((p) => isOpen(p) && p.lineItem !== lineItem);
  const open = elsewhere.sort((a, b) => b.revision - a.revision)[0];
  if (!open) return;
  const { given, maximum, decision, by, comment } = open;
  decide(turn, { personId, lineItem, value: { given, maximum }, decision, by, comment, existing });
}

export function noteChangedInGradebook(turn: Turn, personId: string, changedInGradebook: boolean): void {
  turn.db.update(learners).set({ changedInGradebook }).where(eq(learners.personId, personId)).run();
}

/** A send without a comment would clear the one that is there, so the last one goes along. */
export function lastComment(all: readonly Passback[]): string | null {
  return (
    [...all].sort((a, b) => a.revision - b.revision).findLast((p) => p.comment !== null)?.comment ?? null
  );
}

function putInOutbox(turn: Turn, p: { personId: string; revision: number }): void {
  const { personId, revision } = p;
  turn.db
    .insert(outbox)
    .values({ personId, revision })
    .onConflictDoUpdate({ target: outbox.personId, set: { revision } })
    .run();
}

export function loadOutbox(db: RecordDb) {
  return db.select().from(outbox).limit(100).all();
}

/** Takes out what the queue has accepted, unless a newer decision took its place meanwhile. */
export function clearOutbox(db: RecordDb, sent: { personId: string; revision: number }[]): void {
  for (const { personId, revision } of sent)
    db.delete(outbox)
      .where(and(eq(outbox.personId, personId), eq(outbox.revision, revision)))
      .run();
}

/** Puts everything that is due back into the outbox: lost messages, retries, leases that ran out. */
export function wakeDue(turn: Turn): void {
  const due = turn.db.select().from(passbacks).where(lte(passbacks.wakeAt, turn.now)).all();
  for (const p of due) {
    putInOutbox(turn, p);
    wakeAt(turn, p, turn.now + WAKE_AGAIN_MS);
  }
}

/** When the alarm must ring next (epoch ms); null when nothing is under way. */
export function nextWake(db: RecordDb): number | null {
  const row = db
    .select({ wakeAt: passbacks.wakeAt })
    .from(passbacks)
    .where(isNotNull(passbacks.wakeAt))
    .orderBy(asc(passbacks.wakeAt))
    .limit(1)
    .get();
  return row?.wakeAt ?? null;
}

export function lastTimestamp(db: RecordDb, personId: string, lineItem: string): number | null {
  const mine = and(eq(timestamps.personId, personId), eq(timestamps.lineItem, lineItem));
  return db.select().from(timestamps).where(mine).get()?.last ?? null;
}

/** Remembers a timestamp as used. It never falls, even should the clock step back. */
export function keepTimestamp(db: RecordDb, personId: string, lineItem: string, last: number): void {
  db.insert(timestamps)
    .values({ personId, lineItem, last })
    .onConflictDoUpdate({
      target: [timestamps.personId, timestamps.lineItem],
      set: { last: sql`max(${timestamps.last}, ${last})` },
    })
    .run();
}
