/** Posting claimed scores to one platform, within its budget and with its token. */
import type { Claimed } from '../assignment/commands/deliver.ts';
import { type Env, isLocal } from '../env.ts';
import { SCOPES } from '../lti/claims.ts';
import { type Result, readResults, resultsRequest } from '../lti/results.ts';
import { readScoreAnswer, type ScoreOutcome, scoreRequest } from '../lti/score.ts';
import { serviceUrl } from '../lti/urls.ts';
import { LEASE_MS } from '../passback/machine.ts';
import type { TryOutcome } from '../passback/retry.ts';
import { resultIsValue } from '../passback/value.ts';
import { ask, TIMEOUT_MS } from './client.ts';
import { SCORE_QUIRKS } from './quirks.ts';
import { platformById } from './registrations.ts';
import { sideBySide } from './side-by-side.ts';
import { platformObject } from './stub.ts';

export type DeliveryOutcome = TryOutcome | { kind: 'changed-in-gradebook' };

/** What may be asked of the gradebook: to take scores, and to read back what it holds. */
const GRADEBOOK_SCOPES = [SCOPES.score, SCOPES.resultReadonly];

/** More are open at a time than an invocation may hold otherwise (Workers allow six). */
const CONCURRENCY = 6;
const MOST_PAGES = 20;

type Access = { accessToken: string };

/**
 * Posts the scores and says what came of each. Never throws for what a platform does.
 * @returns an outcome for every score
 */
export async function deliverScores(
  env: Env,
  platformId: string,
  scores: Claimed[],
): Promise<Map<Claimed, DeliveryOutcome>> {
  const outcomes = new Map<Claimed, DeliveryOutcome>();
  if (scores.length === 0) return outcomes;
  const all = (outcome: DeliveryOutcome, some = scores) => {
    for (const score of some) outcomes.set(score, outcome);
    return outcomes;
  };
  const begunAt = Date.now();
  const platform = await platformById(env, platformId, begunAt);
  if (!platform) return all({ kind: 'access-withdrawn', words: '' });
  const object = platformObject(env, platformId);
  const ask_ = { platformId, scopes: GRADEBOOK_SCOPES };
  const permit = await object.permit({ ...ask_, wanted: scores.length });
  if (permit.kind === 'wait') return all({ kind: 'postponed', retryAfterMs: permit.retryAfterMs });
  if (permit.kind === 'refused') return all({ kind: 'access-withdrawn', words: permit.words });
  const access: Access = { accessToken: permit.accessToken };
  const now = scores.slice(0, permit.permits);
  all({ kind: 'postponed', retryAfterMs: 1_000 }, scores.slice(permit.permits));

  const rule = { hosts: platform.serviceHosts, allowLoopback: isLocal(env) };
  const changed = await changedInGradebook(now, access);
  const renew = renewOnce(access, async (refused) => {
    const fresh = await object.permit({ ...ask_, wanted: 1, refused });
    return fresh.kind === 'go' ? fresh.accessToken : null;
  });
  const traffic = { answered: 0, broken: 0, busyForMs: null as number | null };

  await sideBySide(CONCURRENCY, now, async (claimed) => {
    if (changed.has(claimed)) return void outcomes.set(claimed, { kind: 'changed-in-gradebook' });
    if (!serviceUrl(claimed.lineItem, rule))
      return void outcomes.set(claimed, {
        kind: 'refused',
        status: 0,
        words: 'line item outside the registration',
      });
    // Begun this late, the request could still be under way when the lease ends and a newer score goes out.
    if (Date.now() - begunAt > LEASE_MS - 2 * TIMEOUT_MS)
      return void outcomes.set(claimed, { kind: 'postponed', retryAfterMs: 0 });
    let outcome = await post(claimed, access.accessToken);
    if (outcome.kind === 'token-refused' && (await renew()))
      outcome = await post(claimed, access.accessToken);
    if (outcome.kind === 'broken') traffic.broken += 1;
    else traffic.answered += 1;
    if (outcome.kind === 'busy')
      traffic.busyForMs = Math.max(traffic.busyForMs ?? 0, outcome.retryAfterMs ?? 0);
    outcomes.set(claimed, outcome.kind === 'stale' ? await settleStale(claimed, access) : outcome);
  });
  await object.report(traffic);
  return outcomes;
}

async function post(claimed: Claimed, accessToken: string): Promise<ScoreOutcome> {
  const answer = await ask(scoreRequest({ lineItem: claimed.lineItem, accessToken, score: claimed.score }));
  return readScoreAnswer(answer, SCORE_QUIRKS, new Date());
}

/** One new token for all that were refused with the same one. */
function renewOnce(
  access: Access,
  mint: (refused: string) => Promise<string | null>,
): () => Promise<boolean> {
  let renewing: Promise<boolean> | null = null;
  return () => {
    renewing ??= mint(access.accessToken).then((token) => {
      if (token !== null) access.accessToken = token;
      return token !== null;
    });
    return renewing;
  };
}

/** A newer timestamp is there: our own, whose answer was lost, or somebody's. The result tells. */
async function settleStale(claimed: Claimed, access: Access): Promise<TryOutcome> {
  const results = await resultsOf(claimed.lineItem, access, claimed.score.userId);
  if (!results) return { kind: 'broken', why: 'stale' };
  const result = results.find((r) => r.userId === claimed.score.userId) ?? null;
  return { kind: 'stale', matches: resultIsValue(result, claimed.value) };
}

/** The automatic re-sends whose number in the gradebook is no longer the one we delivered last. */
async function changedInGradebook(scores: Claimed[], access: Access): Promise<Set<Claimed>> {
  const changed = new Set<Claimed>();
  const resends = scores.filter((s) => s.unlessChangedFrom !== null);
  await sideBySide(CONCURRENCY, [...Map.groupBy(resends, (s) => s.lineItem)], async ([lineItem, group]) => {
    const only = group.length === 1 ? group[0]?.score.userId : undefined;
    const results = await resultsOf(lineItem, access, only);
    // What cannot be read cannot be compared: the send goes on as a first one would.
    if (!results) return;
    const byUser = new Map(results.map((r) => [r.userId, r]));
    for (const claimed of group)
      if (
        claimed.unlessChangedFrom &&
        !resultIsValue(byUser.get(claimed.score.userId) ?? null, claimed.unlessChangedFrom)
      )
        changed.add(claimed);
  });
  return changed;
}

async function resultsOf(
  lineItem: string,
  access: Access,
  userId: string | undefined,
): Promise<Result[] | null> {
  const found: Result[] = [];
  let page: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const wanted = userId === undefined ? { limit: 100 } : { userId };
    const request = resultsRequest({ lineItem, ...access, ...wanted, ...(page ? { page } : {}) });
    const read = readResults(await ask(request), { url: request.url, quirks: SCORE_QUIRKS, now: new Date() });
    if (read.kind !== 'results') return null;
    found.push(...read.results);
    // A next page on another host would take the token there.
    if (!read.next || new URL(read.next).host !== new URL(lineItem).host) return found;
    page = read.next;
  }
  return found;
}
