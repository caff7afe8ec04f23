/** Registrations: which LMS we trust, and whose district a deployment is. */
import { and, eq } from 'drizzle-orm';
import type { PlatformRegistration } from '../lti/platform.ts';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { deployments, licences, platforms, tenants } from './schema.ts';
import type { Licence } from './tenants.ts';

export type Platform = PlatformRegistration & { id: string };

/** A deployment with the tenant it ties a launch to. */
export type Deployment = {
  id: string;
  platformId: string;
  tenantId: string;
  licence: Licence;
  sessionEpoch: number;
};

export type Registered =
  | { kind: 'registered'; platformId: string; deploymentKey: string }
  /** This issuer and client id are known with other endpoints: one district can never repoint the trust of the others. */
  | { kind: 'platform-differs' }
  /** Another tenant owns this deployment. */
  | { kind: 'deployment-taken' };

/** Registers a deployment for a tenant, and its platform where it is new. The same call again gives the same ids. */
export async function register(
  db: Database,
  input: { tenantId: string; platform: PlatformRegistration; deploymentId: string; now: number },
): Promise<Registered> {
  const { platform, now } = input;
  await db
    .insert(platforms)
    .values({ ...platform, id: newId(), createdAt: now })
    .onConflictDoNothing();
  const known = await findByClient(db, platform.issuer, platform.clientId);
  const same = known.find((p) => sameEndpoints(p, platform));
  if (!same) return { kind: 'platform-differs' };
  await db
    .insert(deployments)
    .values({
      id: newId(),
      platformId: same.id,
      deploymentId: input.deploymentId,
      tenantId: input.tenantId,
      createdAt: now,
    })
    .onConflictDoNothing();
  const [deployment] = await db
    .select()
    .from(deployments)
    .where(and(eq(deployments.platformId, same.id), eq(deployments.deploymentId, input.deploymentId)));
  if (deployment?.tenantId !== input.tenantId) return { kind: 'deployment-taken' };
  return { kind: 'registered', platformId: same.id, deploymentKey: deployment.id };
}

function sameEndpoints(a: PlatformRegistration, b: PlatformRegistration): boolean {
  const hosts = (p: PlatformRegistration) => [...p.serviceHosts].sort().join(' ');
  return (
    a.authorizationEndpoint === b.authorizationEndpoint &&
    a.tokenEndpoint === b.tokenEndpoint &&
    a.jwksUri === b.jwksUri &&
    hosts(a) === hosts(b)
  );
}

/** Registrations of an issuer; without a client id there may be several. */
export async function findByClient(
  db: Database,
  issuer: string,
  clientId: string | null,
): Promise<Platform[]> {
  const byIssuer = eq(platforms.issuer, issuer);
  return db
    .select()
    .from(platforms)
    .where(clientId === null ? byIssuer : and(byIssuer, eq(platforms.clientId, clientId)));
}

export async function findPlatform(db: Database, id: string): Promise<Platform | null> {
  const [row] = await db.select().from(platforms).where(eq(platforms.id, id));
  return row ?? null;
}

const deploymentColumns = {
  id: deployments.id,
  platformId: deployments.platformId,
  tenantId: deployments.tenantId,
  licence: { plan: licences.plan, expiresAt: licences.expiresAt },
  sessionEpoch: tenants.sessionEpoch,
};

/** A deployment by the platform's own id: exact, case-sensitive. */
export async function findDeployment(
  db: Database,
  platformId: string,
  deploymentId: string,
): Promise<Deployment | null> {
  const [row] = await db
    .select(deploymentColumns)
    .from(deployments)
    .innerJoin(tenants, eq(tenants.id, deployments.tenantId))
    .innerJoin(licences, eq(licences.tenantId, deployments.tenantId))
    .where(and(eq(deployments.platformId, platformId), eq(deployments.deploymentId, deploymentId)));
  return row ?? null;
}
