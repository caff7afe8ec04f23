/** The bindings and secrets of the Worker, as wrangler.toml and `wrangler secret put` name them. */
import type { AssignmentObject } from './assignment/object.ts';
import type { PlatformObject } from './platform/object.ts';
import type { WakeUp } from './queues/wake-up.ts';

export type Env = {
  DB: D1Database;
  ASSIGNMENT: DurableObjectNamespace<AssignmentObject>;
  PLATFORM: DurableObjectNamespace<PlatformObject>;
  PASSBACK: Queue<WakeUp>;
  /** Secret: the operator's bearer token. A deployment without it has no operator. */
  OPERATOR_TOKEN?: string;
  /** Secret of at least 32 characters, from which the keys for states, sessions and stored private keys are derived. */
  KEY_SECRET?: string;
  /** `1` only in a local run and in tests: loopback endpoints over http are accepted, and a default operator token. */
  LOCAL?: string;
};

/** Whether this is a run on a developer's own machine: said by a variable, never guessed. */
export const isLocal = (env: Pick<Env, 'LOCAL'>) => env.LOCAL === '1';

/** The operator's token: a local run has a default, a deployment none. Null means the operator's calls are closed. */
export function operatorToken(env: Pick<Env, 'LOCAL' | 'OPERATOR_TOKEN'>): string | null {
  return env.OPERATOR_TOKEN || (isLocal(env) ? 'local-operator' : null);
}
