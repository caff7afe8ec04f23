/** The operator's calls: tenants, their registrations, and what is kept about a learner. JSON in, JSON out. */
import { Hono } from 'hono';
import { assignmentObject } from '../../assignment/stub.ts';
import { audit } from '../../db/audit.ts';
import { databaseOf, directory } from '../../db/database.ts';
import { addSamples } from '../../db/formatives.ts';
import { register } from '../../db/platforms.ts';
import { eraseLearner, exportLearner, findLearners } from '../../db/privacy.ts';
import {
  changeTenant,
  createTenant,
  deploymentsOf,
  findTenant,
  listTenants,
  type Tenant,
} from '../../db/tenants.ts';
import { isLocal, operatorToken } from '../../env.ts';
import { forgetEverything } from '../../isolate.ts';
import { endpointUrl } from '../../lti/urls.ts';
import type { Site, SiteContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { readJson } from '../read-body.ts';
import { learnerSearch, newPlatform, newTenant, tenantChange } from './contract.ts';
import { sameText } from './same-text.ts';

export const operator = new Hono<Site>();

operator.use('*', async function operatorOnly(c, next) {
  const expected = operatorToken(c.env);
  if (!expected) throw new AppError(503, 'operator-closed');
  const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  if (!(await sameText(given, expected))) throw new AppError(401, 'unauthorized');
  await next();
  c.header('cache-control', 'no-store');
});

operator.post('/tenants', async (c) => {
  const { name, licence } = await readJson(c, newTenant);
  const now = Date.now();
  const db = directory(c.env);
  const expiresAt = Date.parse(licence.expiresAt);
  const { id, created } = await createTenant(db, { name, licence: { plan: licence.plan, expiresAt }, now });
  if (created) {
    await addSamples(databaseOf(c.env, id), id, now);
    await audit(db, { tenantId: id, actor: 'operator', action: 'tenant-created', subject: {}, at: now });
  }
  return c.json({ tenantId: id }, 201);
});

operator.get('/tenants', async (c) => c.json({ tenants: (await listTenants(directory(c.env))).map(shown) }));

operator.get('/tenants/:id', async (c) => {
  const tenant = await getTenant(c);
  return c.json({ ...shown(tenant), platforms: await deploymentsOf(directory(c.env), tenant.id) });
});

operator.patch('/tenants/:id', async (c) => {
  const tenant = await getTenant(c);
  const { name, licence } = await readJson(c, tenantChange);
  const expiresAt = licence?.expiresAt === undefined ? {} : { expiresAt: Date.parse(licence.expiresAt) };
  const plan = licence?.plan === undefined ? {} : { plan: licence.plan };
  const db = directory(c.env);
  await changeTenant(db, tenant.id, {
    ...(name === undefined ? {} : { name }),
    licence: { ...plan, ...expiresAt },
  });
  await audit(db, {
    tenantId: tenant.id,
    actor: 'operator',
    action: 'tenant-changed',
    subject: {},
    at: Date.now(),
  });
  // This isolate at once, the others within a minute.
  forgetEverything();
  return c.json(shown(await getTenant(c)));
});

operator.post('/tenants/:id/platforms', async (c) => {
  const tenant = await getTenant(c);
  const { deploymentId, serviceHosts, ...endpoints } = await readJson(c, newPlatform);
  const rule = { allowLoopback: isLocal(c.env) };
  for (const name of ['authorizationEndpoint', 'tokenEndpoint', 'jwksUri'] as const)
    if (!endpointUrl(endpoints[name], rule))
      throw new AppError(400, 'bad-input', `${name}: an https address`);
  const platform = { ...endpoints, serviceHosts: serviceHosts ?? [new URL(endpoints.tokenEndpoint).host] };
  const now = Date.now();
  const db = directory(c.env);
  const result = await register(db, { tenantId: tenant.id, platform, deploymentId, now });
  if (result.kind !== 'registered') throw new AppError(409, result.kind);
  const { platformId, deploymentKey } = result;
  const subject = { platformId, deploymentKey };
  await audit(db, {
    tenantId: tenant.id,
    actor: 'operator',
    action: 'deployment-registered',
    subject,
    at: now,
  });
  return c.json(subject, 201);
});

operator.post('/tenants/:id/learners/search', async (c) => {
  const tenant = await getTenant(c);
  const wanted = await readJson(c, learnerSearch);
  return c.json({ learners: await findLearners(databaseOf(c.env, tenant.id), tenant.id, wanted) });
});

operator.get('/tenants/:id/learners/:personId', async (c) => {
  const tenant = await getTenant(c);
  const kept = await exportLearner(databaseOf(c.env, tenant.id), tenant.id, c.req.param('personId'));
  if (!kept) throw new AppError(404, 'not-found');
  const assignments = await Promise.all(
    kept.assignmentIds.map(async (id) => ({
      assignmentId: id,
      record: await assignmentObject(c.env, id).exportLearner(kept.person.id),
    })),
  );
  return c.json({ person: kept.person, courses: kept.courses, assignments });
});

operator.delete('/tenants/:id/learners/:personId', async (c) => {
  const tenant = await getTenant(c);
  const db = databaseOf(c.env, tenant.id);
  const kept = await exportLearner(db, tenant.id, c.req.param('personId'));
  if (!kept) throw new AppError(404, 'not-found');
  // The objects first: should this stop half-way, the directory still knows where the rest is, and the call is repeated.
  for (const id of kept.assignmentIds) await assignmentObject(c.env, id).erasePerson(kept.person.id);
  await eraseLearner(db, { tenantId: tenant.id, personId: kept.person.id, now: Date.now() });
  return c.json({ erased: { personId: kept.person.id, assignments: kept.assignmentIds.length } });
});

async function getTenant(c: SiteContext): Promise<Tenant> {
  const tenant = await findTenant(directory(c.env), c.req.param('id') ?? '');
  if (!tenant) throw new AppError(404, 'not-found');
  return tenant;
}

const shown = ({ id, name, createdAt, licence }: Tenant) => ({
  tenantId: id,
  name,
  licence: { plan: licence.plan, expiresAt: new Date(licence.expiresAt).toISOString() },
  createdAt: new Date(createdAt).toISOString(),
});
