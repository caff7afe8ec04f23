/** The two calls of a sender: `claim` what is owed now, `settle` what came of it. */
import { and, eq, gt } from 'drizzle-orm';
import type { Score } from '../../lti/score.ts';
import {
  claim as claimPassback,
  type Passback,
  settle as settlePassback,
  withhold,
} from '../../passback/machine.ts';
import { expectedInGradebook } from '../../passback/resend.ts';
import type { TryOutcome } from '../../passback/retry.ts';
import { toScore } from '../../passback/score.ts';
import type { GradeValue } from '../../passback/value.ts';
import {
  holdBack,
  keepPassback,
  keepTimestamp,
  lastTimestamp,
  noteChangedInGradebook,
  wakeAt,
} from '../passbacks.ts';
import { findAssignmentRow, findStaffSub, type LearnerLoaded, loadLearner } from '../record.ts';
import { passbacks } from '../schema.ts';
import type { Turn, Unknown } from '../turn.ts';

/** One score to post now. */
export type Claimed = {
  personId: string;
  revision: number;
  claim: number;
  lineItem: string;
  score: Score;
  value: GradeValue;
  /**
   * Set for an automatic re-send: the gradebook must show one of these, or a person changed it there and the machine
   * steps back.
   */
  expected: GradeValue[] | null;
};

export type ClaimResult =
  | { kind: 'claimed'; platformId: string; tenantId: string; scores: Claimed[] }
  | Unknown;

export function claim(turn: Turn, input: { personIds: string[] }): ClaimResult {
  const assignment = findAssignmentRow(turn.db);
  if (!assignment) return { kind: 'unknown-assignment' };
  const scores: Claimed[] = [];
  for (const personId of new Set(input.personIds)) {
    const loaded = loadLearner(turn.db, personId);
    if (!loaded) continue;
    holdBack(turn, loaded);
    const all = loadLearner(turn.db, personId)?.record.passbacks ?? [];
    const newest = all.reduce<Passback | null>((a, b) => (a && a.revision > b.revision ? a : b), null);
    if (!newest) continue;
    const result = claimPassback(all, lastTimestamp(turn.db, personId, newest.lineItem), turn.now);
    for (const p of result.changed) keepPassback(turn, p);
    if (result.kind === 'wait') wakeAt(turn, newest, result.until);
    if (result.kind !== 'send') continue;
    const { passback } = result;
    keepTimestamp(turn.db, personId, passback.lineItem, passback.timestamp ?? turn.now);
    scores.push(claimed(turn, loaded, passback));
  }
  return { kind: 'claimed', platformId: assignment.platformId, tenantId: assignment.tenantId, scores };
}

function claimed(turn: Turn, { row, record }: LearnerLoaded, p: Passback): Claimed {
  // The learner's own times: those of the work that was handed in last.
  const attempt = record.attempts.findLast((a) => a.submittedAt !== null) ?? record.attempts.at(-1);
  const times = { startedAt: attempt?.startedAt ?? null, submittedAt: attempt?.submittedAt ?? null };
  const scoredBy = p.by ?? Object.values(attempt?.marks ?? {}).find((m) => m !== undefined)?.by ?? null;
  return {
    personId: p.personId,
    revision: p.revision,
    claim: p.claim,
    lineItem: p.lineItem,
    score: toScore(p, row.sub, times, scoredBy && findStaffSub(turn.db, scoredBy)),
    value: { given: p.given, maximum: p.maximum },
    expected: expectedInGradebook(record.passbacks, p),
  };
}

/** What a sender reports of one claimed score. */
export type Report = {
  personId: string;
  revision: number;
  claim: number;
  outcome: TryOutcome | { kind: 'changed-in-gradebook' };
};

export type SettleResult = { kind: 'settled' } | Unknown;

export function settle(turn: Turn, input: { reports: Report[] }): SettleResult {
  const assignment = findAssignmentRow(turn.db);
  if (!assignment) return { kind: 'unknown-assignment' };
  for (const report of input.reports) {
    const { personId, revision, claim: number, outcome } = report;
    const mine = eq(passbacks.personId, personId);
    const before = turn.db
      .select()
      .from(passbacks)
      .where(and(mine, eq(passbacks.revision, revision)))
      .get();
    if (!before) continue; // erased meanwhile
    const newer = turn.db
      .select()
      .from(passbacks)
      .where(and(mine, gt(passbacks.revision, revision)))
      .all();
    if (outcome.kind === 'changed-in-gradebook') {
      const after = withhold(before, { claim: number }, turn.now);
      if (after !== before) keepPassback(turn, after);
      // A teacher who has decided since has seen what is there.
      if (after !== before && newer.every((p) => p.by === null)) noteChangedInGradebook(turn, personId, true);
    } else {
      const context = { hasNewer: newer.length > 0, now: turn.now, random: turn.random() };
      const after = settlePassback(before, { claim: number, outcome }, context);
      if (after !== before) keepPassback(turn, after);
      // What stands there is ours again.
      if (after.state === 'delivered') noteChangedInGradebook(turn, personId, false);
    }
    // A newer decision that waited for this one's answer may go now.
    for (const p of newer) if (p.wakeAt !== null) wakeAt(turn, p, turn.now);
  }
  return { kind: 'settled' };
}
