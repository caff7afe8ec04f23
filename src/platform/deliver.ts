/** Posting claimed scores to one platform, within its budget and with its token. */
import type { Claimed } from '../assignment/commands/deliver.ts';
import { type Env, isLocal } from '../env.ts';
import { SCOPES } from '../lti/claims.ts';
import { readScoreAnswer, type ScoreOutcome, scoreRequest } from '../lti/score.ts';
import { serviceUrl } from '../lti/urls.ts';
import { LEASE_MS } from '../passback/machine.ts';
import type { TryOutcome } from '../passback/retry.ts';
import { ask, TIMEOUT_MS } from './client.ts';
import { type Access, changedInGradebook, settleStale } from './gradebook.ts';
import type { Permit } from './object.ts';
import { SCORE_QUIRKS } from './quirks.ts';
import { platformById } from './registrations.ts';
import { sideBySide } from './side-by-side.ts';
import { platformObject } from './stub.ts';

export type DeliveryOutcome = TryOutcome | { kind: 'changed-in-gradebook' };

/** What may be asked of the gradebook: to take scores, and to read back what it holds. */
const GRADEBOOK_SCOPES = [SCOPES.score, SCOPES.resultReadonly];

/** As many connections as one invocation may hold open at a time. */
const CONCURRENCY = 6;
const SOON: TryOutcome = { kind: 'postponed', retryAfterMs: 1_000 };

/**
 * Posts the scores and says what came of each. Never throws for what a platform does.
 * @param claimedAt before the claims were asked for (epoch ms): no request may outlive the leases that began then
 * @returns an outcome for every score
 */
export async function deliverScores(
  env: Env,
  platformId: string,
  scores: readonly Claimed[],
  claimedAt: number,
): Promise<Map<Claimed, DeliveryOutcome>> {
  const outcomes = new Map<Claimed, DeliveryOutcome>(scores.map((score) => [score, SOON]));
  if (scores.length === 0) return outcomes;
  const all = (outcome: DeliveryOutcome) => new Map(scores.map((score) => [score, outcome]));
  const platform = await platformById(env, platformId, claimedAt);
  if (!platform) return all({ kind: 'access-withdrawn', words: '' });
  const rule = { hosts: platform.serviceHosts, allowLoopback: isLocal(env) };
  const sendable = scores.filter((score) => serviceUrl(score.lineItem, rule) !== null);
  for (const score of scores)
    if (!sendable.includes(score))
      outcomes.set(score, { kind: 'refused', status: 0, words: 'line item outside the registration' });

  const object = platformObject(env, platformId);
  const request = { platformId, scopes: GRADEBOOK_SCOPES, wanted: sendable.length };
  const permit = await object.permit(request);
  if (permit.kind !== 'go') {
    for (const score of sendable) outcomes.set(score, withoutToken(permit));
    return outcomes;
  }
  const access: Access = { accessToken: permit.accessToken, rule };
  const now = sendable.slice(0, permit.permits);
  const changed = await changedInGradebook(now, access, CONCURRENCY);
  const renew = renewOnce(access, (refused) => object.permit({ ...request, refused }));
  const traffic = { answered: 0, broken: 0, busyForMs: null as number | null };
  // Begun later, a request could still be under way when its lease ends and a newer score goes out.
  const inTime = () => Date.now() - claimedAt < LEASE_MS - TIMEOUT_MS;

  const sendOne = async (claimed: Claimed): Promise<DeliveryOutcome> => {
    if (changed.has(claimed)) return { kind: 'changed-in-gradebook' };
    if (!inTime()) return SOON;
    let answer = await post(claimed, access.accessToken);
    if (answer.kind === 'token-refused') {
      const renewed = await renew();
      if (renewed.kind !== 'go') return withoutToken(renewed);
      if (!inTime()) return SOON;
      answer = await post(claimed, access.accessToken);
    }
    if (answer.kind === 'broken') traffic.broken += 1;
    else traffic.answered += 1;
    if (answer.kind === 'busy')
      traffic.busyForMs = Math.max(traffic.busyForMs ?? 0, answer.retryAfterMs ?? 0);
    return answer.kind === 'stale' ? settleStale(claimed, access) : answer;
  };
  await sideBySide(CONCURRENCY, now, async (claimed) => void outcomes.set(claimed, await sendOne(claimed)));
  await object.report(traffic);
  return outcomes;
}

async function post(claimed: Claimed, accessToken: string): Promise<ScoreOutcome> {
  const answer = await ask(scoreRequest({ lineItem: claimed.lineItem, accessToken, score: claimed.score }));
  return readScoreAnswer(answer, SCORE_QUIRKS, new Date());
}

/** Nothing can go without a token: later where the platform only could not give one, for good where it would not. */
function withoutToken(permit: Exclude<Permit, { kind: 'go' }>): TryOutcome {
  if (permit.kind === 'wait') return { kind: 'postponed', retryAfterMs: permit.retryAfterMs };
  return { kind: 'access-withdrawn', words: permit.words };
}

/** One new token for all that were refused with the same one. */
function renewOnce(access: Access, mint: (refused: string) => Promise<Permit>): () => Promise<Permit> {
  let renewing: Promise<Permit> | null = null;
  return () => {
    renewing ??= mint(access.accessToken).then((permit) => {
      if (permit.kind === 'go') access.accessToken = permit.accessToken;
      return permit;
    });
    return renewing;
  };
}
