/** Where a database is obtained. Nowhere else is `env.DB` named, so that tenants can be spread over several D1s. */
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';
import type { Env } from '../env.ts';

export type Database = DrizzleD1Database;

/** Tenants, platforms, deployments and signing keys: what must be known before a tenant is. */
export function directory(env: Pick<Env, 'DB'>): Database {
  return drizzle(env.DB);
}

/** The database with a tenant's people, courses, formatives and assignments. No query joins two tenants. */
export function databaseOf(env: Pick<Env, 'DB'>, _tenantId: string): Database {
  return drizzle(env.DB);
}
