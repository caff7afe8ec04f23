/** What the clock does, every quarter of an hour. */
import { lt } from 'drizzle-orm';
import { directory } from '../db/database.ts';
import { nonces } from '../db/schema.ts';
import type { Env } from '../env.ts';
import { log } from '../log.ts';

/** Drops nonces whose tokens can no longer be replayed. @param now epoch ms */
export async function purgeNonces(env: Env, now: number): Promise<number> {
  const gone = await directory(env)
    .delete(nonces)
    .where(lt(nonces.expiresAt, now))
    .returning({ nonce: nonces.nonce });
  log('nonces-purged', { count: gone.length });
  return gone.length;
}
