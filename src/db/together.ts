/** Statements written by hand in one D1 batch: drizzle's own `batch` takes only what its builders made. */
import type { SQL } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import type { Database } from './database.ts';

const dialect = new SQLiteAsyncDialect();

type Statement = SQL | { toSQL(): { sql: string; params: unknown[] } };

/**
 * Runs all statements in one round trip, all of them or none.
 * @returns the rows of each, as the columns are named in the statement
 */
export async function together<Row = unknown>(
  db: Database,
  statements: readonly Statement[],
): Promise<Row[][]> {
  const client = (db as Database & { $client: D1Database }).$client;
  const prepared = statements.map((statement) => {
    const { sql, params } = 'toSQL' in statement ? statement.toSQL() : dialect.sqlToQuery(statement);
    return client.prepare(sql).bind(...params);
  });
  const results = await client.batch<Row>(prepared);
  return results.map((result) => result.results);
}
