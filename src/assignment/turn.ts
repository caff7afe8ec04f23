/** One synchronous step of the object: load → decide → save in one transaction of its own SQLite. */
import type { DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite';

export type RecordDb = DrizzleSqliteDODatabase;

export type Turn = {
  db: RecordDb;
  /** Epoch milliseconds, the object's clock. */
  now: number;
  /** 0..1, for the jitter of retries. */
  random: () => number;
};

/** The object was never told which assignment it is: another tenant's id, or one that was made up. */
export type Unknown = { kind: 'unknown-assignment' };
