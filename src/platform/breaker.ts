/** When an LMS is slow, busy or down, we step back: a pause it asked for, and a breaker with one trial request. */

export type Breaker = {
  /** Nothing goes out before this (epoch ms): the platform asked for it, or the breaker is open. */
  pausedUntil: number;
  /** Requests in a row that got no proper answer. */
  failures: number;
};

/** What a sender saw of the platform in one go. */
export type Traffic = {
  /** Requests that got a proper answer, whatever it said. */
  answered: number;
  /** Requests that got 5xx, nothing, or not JSON. */
  broken: number;
  /** The longest pause asked for by a 429, in ms; null when there was none. */
  busyForMs: number | null;
};

export const CLOSED: Breaker = { pausedUntil: 0, failures: 0 };

const OPENS_AFTER = 5;
const OPEN_MS = 20_000;
const DEFAULT_PAUSE_MS = 5_000;
/** Six connections at a time is what an invocation may hold; a batch of them is done well within a lease. */
const MOST_PERMITS = 100;

/** How much may go out now. After a pause with failures a single trial request goes first. */
export function maySend(
  breaker: Breaker,
  wanted: number,
  now: number,
): { permits: number; retryAfterMs: number; breaker: Breaker } {
  if (now < breaker.pausedUntil) return { permits: 0, retryAfterMs: breaker.pausedUntil - now, breaker };
  if (breaker.failures < OPENS_AFTER)
    return { permits: Math.min(wanted, MOST_PERMITS), retryAfterMs: 0, breaker };
  // Half open: one may try, and nobody else until it has reported or the time is up again.
  return { permits: 1, retryAfterMs: 0, breaker: { ...breaker, pausedUntil: now + OPEN_MS } };
}

/** Takes a report into account. One proper answer closes the breaker. */
export function observe(breaker: Breaker, traffic: Traffic, now: number): Breaker {
  const failures = traffic.answered > 0 ? 0 : breaker.failures + traffic.broken;
  const pauses = [
    failures === 0 && traffic.answered > 0 ? 0 : breaker.pausedUntil,
    traffic.busyForMs === null ? 0 : now + (traffic.busyForMs || DEFAULT_PAUSE_MS),
    failures >= OPENS_AFTER ? now + OPEN_MS : 0,
  ];
  return { failures, pausedUntil: Math.max(...pauses) };
}
