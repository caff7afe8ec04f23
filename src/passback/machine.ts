/**
 * The life of a passback: queued → sending → delivered, or retrying, or failed; a newer one supersedes an older one
 * that has not gone out. Pure: records in, records out; times are epoch milliseconds.
 */

import { afterTry, type Cause, type TryOutcome } from './retry.ts';
import type { Decision } from './rules.ts';
import type { GradeValue } from './value.ts';

export type State = 'queued' | 'sending' | 'retrying' | 'delivered' | 'failed' | 'superseded' | 'withheld';

export type Passback = GradeValue & {
  personId: string;
  /** Rises by one with every decision for this learner. */
  revision: number;
  decision: Decision;
  /** The teacher who pressed Send; null when the grade went by itself. */
  by: string | null;
  comment: string | null;
  lineItem: string;
  state: State;
  /** With `failed`. `withheld` has none: the machine kept back what it would have sent, and the rules say why. */
  cause: Cause | null;
  /** The platform's words, or what is being waited out. */
  words: string | null;
  tries: number;
  nextTryAt: number | null;
  /** The score's timestamp: fixed by the first claim and the same on every retry. */
  timestamp: number | null;
  /** Until when a request of this claim may still be under way. */
  leaseUntil: number | null;
  /** Which claim holds the lease: a report of an older claim does not end a newer one. */
  claim: number;
  decidedAt: number;
  settledAt: number | null;
};

/** Longer than the request's time-out (15 s) with the waits before it: after it nothing of that claim can still land. */
export const LEASE_MS = 60_000;

/** Platforms compare timestamps at whole seconds at the coarsest, so two of one learner never share a second. */
export const TIMESTAMP_RESOLUTION_MS = 1_000;

const OPEN: readonly State[] = ['queued', 'sending', 'retrying'];

/** Not yet at its end. */
export const isOpen = (p: Passback) => OPEN.includes(p.state);

const underLease = (p: Passback, now: number) => p.state === 'sending' && (p.leaseUntil ?? 0) > now;

/** A new decision makes older ones pointless, except one whose request is under way: that one is waited for. */
export function supersede(older: Passback, now: number): Passback {
  if (!isOpen(older) || underLease(older, now)) return older;
  return { ...older, state: 'superseded', nextTryAt: null, leaseUntil: null, settledAt: now };
}

export type ClaimResult =
  /** Send this now; the records to keep include the passback itself and what it supersedes. */
  | { kind: 'send'; passback: Passback; changed: Passback[] }
  /** Not yet: look again then. */
  | { kind: 'wait'; until: number; changed: Passback[] }
  /** Nothing to do: delivered, superseded, failed. */
  | { kind: 'nothing'; changed: Passback[] };

/**
 * Takes what a learner's line item is owed now. At most one passback of a learner is under a lease, so an older
 * request can never land after a newer one.
 * @param all every passback of the learner, in any order
 * @param lastTimestamp the latest score timestamp used for this learner and line item
 */
export function claim(all: readonly Passback[], lastTimestamp: number | null, now: number): ClaimResult {
  const open = all.filter(isOpen).sort((a, b) => a.revision - b.revision);
  const newest = open.at(-1);
  if (!newest) return { kind: 'nothing', changed: [] };
  const busy = open.find((p) => underLease(p, now));
  const changed = open
    .filter((p) => p !== newest)
    .map((p) => supersede(p, now))
    .filter((p) => p.state === 'superseded');
  if (busy) return { kind: 'wait', until: busy.leaseUntil ?? now, changed };
  if (newest.state === 'retrying' && (newest.nextTryAt ?? 0) > now)
    return { kind: 'wait', until: newest.nextTryAt ?? now, changed };
  const timestamp = newest.timestamp ?? nextTimestamp(lastTimestamp, now);
  if (timestamp > now) return { kind: 'wait', until: timestamp, changed };
  const passback: Passback = {
    ...newest,
    state: 'sending',
    timestamp,
    tries: newest.tries + 1,
    nextTryAt: null,
    leaseUntil: now + LEASE_MS,
    claim: newest.claim + 1,
  };
  return { kind: 'send', passback, changed: [...changed, passback] };
}

/** The clock's time where it is later than the last one at the platforms' resolution, else the first that will be. */
export function nextTimestamp(last: number | null, now: number): number {
  if (last === null) return now;
  const firstFree = (Math.floor(last / TIMESTAMP_RESOLUTION_MS) + 1) * TIMESTAMP_RESOLUTION_MS;
  return Math.max(now, firstFree);
}

/**
 * Applies the report of one claim. A report of a claim that no longer holds the lease says nothing new, except that
 * the score did arrive: delivery is a fact whoever tells it.
 * @param hasNewer a later decision exists for this learner: what failed is then not tried again
 */
export function settle(
  p: Passback,
  report: { claim: number; outcome: TryOutcome },
  context: { hasNewer: boolean; now: number; random: number },
): Passback {
  const arrived = report.outcome.kind === 'delivered';
  if (!isOpen(p) && !(p.state === 'failed' && arrived)) return p;
  const { now } = context;
  const current = p.state === 'sending' && report.claim === p.claim;
  if (!current && !arrived) return p;
  const ended = { nextTryAt: null, leaseUntil: null, settledAt: now };
  const next = afterTry({
    outcome: report.outcome,
    tries: p.tries,
    since: p.decidedAt,
    now,
    random: context.random,
  });
  if (next.kind === 'delivered') return { ...p, ...ended, state: 'delivered', cause: null, words: null };
  if (context.hasNewer) return { ...p, ...ended, state: 'superseded' };
  if (next.kind === 'failed')
    return { ...p, ...ended, state: 'failed', cause: next.cause, words: next.words };
  return {
    ...p,
    state: 'retrying',
    nextTryAt: next.at,
    leaseUntil: null,
    tries: next.counts ? p.tries : p.tries - 1,
    timestamp: next.newTimestamp ? null : p.timestamp,
    words: next.why,
  };
}

/** The gradebook was changed by a person since our last delivery: the automatic re-send steps back. */
export function withhold(p: Passback, report: { claim: number }, now: number): Passback {
  return p.state !== 'sending' || report.claim !== p.claim ? p : withheld(p, now);
}

/** What the rules forbid by now does not go by itself any more, unless its request is under way. */
export function holdBack(p: Passback, now: number): Passback {
  return p.by !== null || !isOpen(p) || underLease(p, now) ? p : withheld(p, now);
}

const withheld = (p: Passback, now: number): Passback => ({
  ...p,
  state: 'withheld',
  nextTryAt: null,
  leaseUntil: null,
  settledAt: now,
});

/** When somebody must look at this passback again, should no message bring it up; null when it is at its end. */
export function dueAt(p: Passback): number | null {
  if (p.state === 'queued') return p.decidedAt;
  if (p.state === 'retrying') return p.nextTryAt;
  if (p.state === 'sending') return p.leaseUntil;
  return null;
}
