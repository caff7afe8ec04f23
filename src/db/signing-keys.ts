/** The tool's own key pairs. Private halves are stored encrypted; see platform/signing-keys.ts for their use. */
import { desc } from 'drizzle-orm';
import type { Database } from './database.ts';
import { signingKeys } from './schema.ts';

export type StoredKey = typeof signingKeys.$inferSelect;

/** Every key that is still published, newest first. */
export async function listSigningKeys(db: Database): Promise<StoredKey[]> {
  return db.select().from(signingKeys).orderBy(desc(signingKeys.createdAt), signingKeys.kid);
}

export async function keepSigningKey(db: Database, key: StoredKey): Promise<void> {
  await db.insert(signingKeys).values(key);
}
