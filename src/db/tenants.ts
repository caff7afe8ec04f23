/** Tenants and their licences. */
import { eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { deployments, licences, platforms, tenants } from './schema.ts';
import { together } from './together.ts';

export type Licence = { plan: string /** Epoch milliseconds. */; expiresAt: number };
export type Tenant = { id: string; name: string; sessionEpoch: number; createdAt: number; licence: Licence };

/** The plan that passback is licensed with. */
const SCHOOL_DISTRICT = 'school-district';

/** Whether the School & District licence is active at `now` (epoch ms). */
export function licenceActive(licence: Licence, now: number): boolean {
  return licence.plan === SCHOOL_DISTRICT && licence.expiresAt > now;
}

/**
 * Until when passback is licensed, as one number for those who only keep a copy (epoch ms); 0 for another plan.
 */
export const licensedUntil = (licence: Licence) => (licence.plan === SCHOOL_DISTRICT ? licence.expiresAt : 0);

const columns = {
  id: tenants.id,
  name: tenants.name,
  sessionEpoch: tenants.sessionEpoch,
  createdAt: tenants.createdAt,
  licence: { plan: licences.plan, expiresAt: licences.expiresAt },
};

/** Makes a tenant with its licence; the same call again returns the one it made. `created` tells which. */
export async function createTenant(
  db: Database,
  input: { name: string; licence: Licence; now: number },
): Promise<{ id: string; created: boolean }> {
  const { name, licence, now } = input;
  const madeBy = JSON.stringify([name, licence.plan, licence.expiresAt]);
  const id = newId();
  const [, , found] = await together<{ id: string }>(db, [
    db.insert(tenants).values({ id, name, madeBy, createdAt: now }).onConflictDoNothing(),
    sql`INSERT INTO licences (tenant_id, plan, expires_at)
      SELECT id, ${licence.plan}, ${licence.expiresAt} FROM tenants WHERE made_by = ${madeBy} ON CONFLICT DO NOTHING`,
    db.select({ id: tenants.id }).from(tenants).where(eq(tenants.madeBy, madeBy)),
  ]);
  const kept = found?.[0]?.id;
  if (!kept) throw new Error('a tenant was not kept');
  return { id: kept, created: kept === id };
}

export async function listTenants(db: Database): Promise<Tenant[]> {
  return db
    .select(columns)
    .from(tenants)
    .innerJoin(licences, eq(licences.tenantId, tenants.id))
    .orderBy(tenants.createdAt);
}

export async function findTenant(db: Database, id: string): Promise<Tenant | null> {
  const [row] = await db
    .select(columns)
    .from(tenants)
    .innerJoin(licences, eq(licences.tenantId, tenants.id))
    .where(eq(tenants.id, id));
  return row ?? null;
}

/** Changes what is given; `licence` may be given in part. */
export async function changeTenant(
  db: Database,
  id: string,
  change: { name?: string; licence?: Partial<Licence> },
): Promise<void> {
  if (change.name !== undefined)
    await db.update(tenants).set({ name: change.name }).where(eq(tenants.id, id));
  if (change.licence && Object.keys(change.licence).length > 0)
    await db.update(licences).set(change.licence).where(eq(licences.tenantId, id));
}

/** The registrations a tenant launches from, with our own id of each deployment. */
export async function deploymentsOf(db: Database, tenantId: string) {
  return db
    .select({
      deploymentKey: deployments.id,
      deploymentId: deployments.deploymentId,
      platformId: platforms.id,
      issuer: platforms.issuer,
      clientId: platforms.clientId,
    })
    .from(deployments)
    .innerJoin(platforms, eq(platforms.id, deployments.platformId))
    .where(eq(deployments.tenantId, tenantId));
}
