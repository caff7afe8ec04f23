/**
 * The sender. A batch of wake-ups is grouped by assignment; each object is asked once what is owed now (`claim`), the
 * scores are posted side by side within the platform's budget, and all outcomes are reported back once (`settle`).
 */
import type { Claimed, ClaimResult, Report } from '../assignment/commands/deliver.ts';
import { assignmentObject } from '../assignment/stub.ts';
import type { Env } from '../env.ts';
import { log } from '../log.ts';
import { type DeliveryOutcome, deliverScores } from '../platform/deliver.ts';
import type { WakeUp } from './wake-up.ts';

type Claims = Extract<ClaimResult, { kind: 'claimed' }> & {
  assignmentId: string;
  messages: Message<WakeUp>[];
};

/** Works through a batch. A message is acknowledged when its assignment has been settled, else it comes again. */
export async function consumePassback(batch: MessageBatch<WakeUp>, env: Env): Promise<void> {
  const claimedAt = Date.now();
  const byAssignment = Map.groupBy(batch.messages, (m) => m.body.assignmentId);
  const claims = (await Promise.all([...byAssignment].map((group) => claimGroup(env, ...group)))).filter(
    (c) => c !== null,
  );
  const byPlatform = Map.groupBy(claims, (c) => c.platformId);
  await Promise.all(
    [...byPlatform].map(([platformId, group]) => sendGroup(env, platformId, group, claimedAt)),
  );
}

async function claimGroup(
  env: Env,
  assignmentId: string,
  messages: Message<WakeUp>[],
): Promise<Claims | null> {
  try {
    const result = await assignmentObject(env, assignmentId).claim({
      personIds: messages.map((m) => m.body.personId),
    });
    if (result.kind === 'claimed') return { ...result, assignmentId, messages };
    for (const message of messages) message.ack();
  } catch (error) {
    again(messages, 'claim-failed', assignmentId, error);
  }
  return null;
}

async function sendGroup(env: Env, platformId: string, group: Claims[], claimedAt: number): Promise<void> {
  const scores = group.flatMap((c) => c.scores);
  try {
    const outcomes = await deliverScores(env, platformId, scores, claimedAt);
    await Promise.all(group.map((claims) => settleGroup(env, claims, outcomes)));
  } catch (error) {
    for (const { messages, assignmentId } of group) again(messages, 'delivery-failed', assignmentId, error);
  }
}

async function settleGroup(env: Env, claims: Claims, outcomes: Map<Claimed, DeliveryOutcome>): Promise<void> {
  const { assignmentId, scores, messages } = claims;
  const reports = scores.map(
    (score): Report => ({
      personId: score.personId,
      revision: score.revision,
      claim: score.claim,
      outcome: outcomes.get(score) ?? { kind: 'postponed', retryAfterMs: 1_000 },
    }),
  );
  try {
    if (reports.length > 0) await assignmentObject(env, assignmentId).settle({ reports });
    for (const message of messages) message.ack();
    for (const { revision, outcome } of reports)
      log('passback', { assignmentId, revision, outcome: outcome.kind });
  } catch (error) {
    again(messages, 'settle-failed', assignmentId, error);
  }
}

/** The object's alarm would bring it up too; the queue is faster. */
function again(messages: Message<WakeUp>[], code: string, assignmentId: string, error: unknown): void {
  log(code, { assignmentId, error: error instanceof Error ? error.name : 'unknown' });
  for (const message of messages) message.retry({ delaySeconds: 5 });
}

/** Wake-ups that failed again and again. Nothing is lost with them: the object's alarm wakes what is still due. */
export function consumeDeadLetters(batch: MessageBatch<WakeUp>): void {
  for (const message of batch.messages) {
    const { assignmentId, revision } = message.body;
    log('passback-dead-letter', { assignmentId, revision });
    message.ack();
  }
}
