/** Reading back what the gradebook holds: to compare before a re-send, and to settle what a stale answer means. */
import type { Claimed } from '../assignment/commands/deliver.ts';
import { type Result, readResults, resultsRequest } from '../lti/results.ts';
import { serviceUrl } from '../lti/urls.ts';
import type { TryOutcome } from '../passback/retry.ts';
import { resultIsValue } from '../passback/value.ts';
import { ask } from './client.ts';
import { SCORE_QUIRKS } from './quirks.ts';
import { sideBySide } from './side-by-side.ts';

/** What it takes to ask: a token, and the hosts it may be shown to. */
export type Access = { accessToken: string; rule: { hosts: string[]; allowLoopback: boolean } };

const MOST_PAGES = 20;

/** A newer timestamp is there: our own, whose answer was lost, or somebody's. The result tells. */
export async function settleStale(claimed: Claimed, access: Access): Promise<TryOutcome> {
  const results = await resultsOf(claimed.lineItem, access, claimed.score.userId);
  if (!results) return { kind: 'broken', why: 'stale' };
  const result = results.find((r) => r.userId === claimed.score.userId) ?? null;
  return { kind: 'stale', matches: resultIsValue(result, claimed.value) };
}

/** The automatic re-sends whose number in the gradebook is none that we can have put there. */
export async function changedInGradebook(
  scores: readonly Claimed[],
  access: Access,
  concurrency: number,
): Promise<Set<Claimed>> {
  const changed = new Set<Claimed>();
  const byLineItem = Map.groupBy(
    scores.filter((s) => s.expected !== null),
    (s) => s.lineItem,
  );
  await sideBySide(concurrency, [...byLineItem], async ([lineItem, group]) => {
    const only = group.length === 1 ? group[0]?.score.userId : undefined;
    const results = await resultsOf(lineItem, access, only);
    // What cannot be read, or not whole, cannot be compared: the send goes on as a first one would.
    if (!results) return;
    const byUser = new Map(results.map((r) => [r.userId, r]));
    for (const claimed of group) {
      const result = byUser.get(claimed.score.userId) ?? null;
      if (!claimed.expected?.some((value) => resultIsValue(result, value))) changed.add(claimed);
    }
  });
  return changed;
}

/** All results of a line item, or one learner's; null when they could not be read to their end. */
async function resultsOf(
  lineItem: string,
  access: Access,
  userId: string | undefined,
): Promise<Result[] | null> {
  const { accessToken, rule } = access;
  const found: Result[] = [];
  let page: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const wanted = userId === undefined ? { limit: 100 } : { userId };
    const request = resultsRequest({ lineItem, accessToken, ...wanted, ...(page ? { page } : {}) });
    const read = readResults(await ask(request), { url: request.url, quirks: SCORE_QUIRKS, now: new Date() });
    if (read.kind !== 'results') return null;
    found.push(...read.results);
    if (!read.next) return found;
    // A next page elsewhere would take the token there.
    if (!serviceUrl(read.next, rule)) return null;
    page = read.next;
  }
  return null;
}
