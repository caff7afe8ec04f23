/** Registrations and deployments, cached in the isolate, so that a warm login and launch ask no directory. */
import { directory } from '../db/database.ts';
import {
  type Deployment,
  findByClient,
  findDeployment,
  findPlatform,
  type Platform,
} from '../db/platforms.ts';
import { findTenant, type Tenant } from '../db/tenants.ts';
import type { Env } from '../env.ts';
import { IsolateMap } from '../isolate.ts';

/** A revoked session or a changed licence takes effect within this. Milliseconds. */
const FRESH_MS = 60_000;

type Entry<T> = { value: T; until: number };
const platformsByClient = new IsolateMap<string, Entry<Platform[]>>();
const platformsById = new IsolateMap<string, Entry<Platform | null>>();
const tenants = new IsolateMap<string, Entry<Tenant | null>>();
const deployments = new IsolateMap<string, Entry<Deployment | null>>();

async function cached<T>(
  map: Map<string, Entry<T>>,
  key: string,
  now: number,
  load: () => Promise<T>,
): Promise<T> {
  const hit = map.get(key);
  if (hit && hit.until > now) return hit.value;
  const value = await load();
  // Nothing found is not remembered: a district that has just been registered launches at once.
  const found = Array.isArray(value) ? value.length > 0 : value !== null;
  if (found) map.set(key, { value, until: now + FRESH_MS });
  return value;
}

/** The registrations that a login's issuer and client id (which may be missing) name. */
export function platformsOf(
  env: Env,
  issuer: string,
  clientId: string | null,
  now: number,
): Promise<Platform[]> {
  const key = JSON.stringify([issuer, clientId]);
  return cached(platformsByClient, key, now, () => findByClient(directory(env), issuer, clientId));
}

export function platformById(env: Env, id: string, now: number): Promise<Platform | null> {
  return cached(platformsById, id, now, () => findPlatform(directory(env), id));
}

/** A deployment with its tenant's licence and session epoch, at most a minute old. */
export function deploymentOf(
  env: Env,
  platformId: string,
  deploymentId: string,
  now: number,
): Promise<Deployment | null> {
  const key = JSON.stringify([platformId, deploymentId]);
  return cached(deployments, key, now, () => findDeployment(directory(env), platformId, deploymentId));
}

/** A tenant with its licence and session epoch, at most a minute old. */
export function tenantById(env: Env, id: string, now: number): Promise<Tenant | null> {
  return cached(tenants, id, now, () => findTenant(directory(env), id));
}
