import { Hono } from 'hono';
import * as z from 'zod/mini';
import { columnsOf } from '../grades.ts';
import { addColumn, findMaterial, removeColumn, rescale } from '../materials.ts';
import type { Column } from '../model.ts';
import { SCOPE } from '../personalities/personality.ts';
import { type Practice, pageSizeOf, personalityOf } from '../practice.ts';
import { lineItemUrl } from '../protocol/addresses.ts';
import { allPaths, columnAt, courseAt } from './paths.ts';
import { bearer, type Ctx, type Env, jsonBody, page, refuse, service, typed } from './service.ts';

const ITEM = 'application/vnd.ims.lis.v2.lineitem+json';
const CONTAINER = 'application/vnd.ims.lis.v2.lineitemcontainer+json';

const bodySchema = z.looseObject({
  label: z.string().check(z.trim(), z.minLength(1)),
  scoreMaximum: z.number().check(z.gt(0)),
  resourceId: z.optional(z.nullable(z.string())),
  tag: z.optional(z.nullable(z.string())),
  resourceLinkId: z.optional(z.nullable(z.string())),
});

/** A column as AGS shows it (AGS 2.0 §3.2). Empty fields are left out; dates are not kept, as in Schoology. */
const view = (practice: Practice, column: Column): Record<string, unknown> => ({
  id: lineItemUrl(practice, column),
  label: column.label,
  scoreMaximum: column.maximum,
  ...(column.resourceId === null ? {} : { resourceId: column.resourceId }),
  ...(column.tag === null ? {} : { tag: column.tag }),
  ...(column.material === null ? {} : { resourceLinkId: column.material }),
});

type Wanted = z.infer<typeof bodySchema>;

const readBody = async (practice: Practice, c: Ctx, current: Column | null): Promise<Wanted | Response> => {
  if (c.req.header('content-type') !== ITEM) return refuse(415, `The content type must be ${ITEM}`);
  const parsed = bodySchema.safeParse(await jsonBody(c));
  if (!parsed.success) return refuse(400, `Invalid line item: ${z.prettifyError(parsed.error)}`);
  const { id } = parsed.data;
  if (id !== undefined) {
    if (current === null || personalityOf(practice.store.state).lineItems.refusesId)
      return refuse(400, 'Invalid parameter "body.id": "id" is not allowed');
    if (id !== lineItemUrl(practice, current)) return refuse(400, 'id of a line item cannot be changed');
  }
  return parsed.data;
};

const list = (practice: Practice, c: Ctx, query: string): Response => {
  const course = courseAt(practice, c, query);
  if (course instanceof Response) return course;
  if (c.req.header('accept') !== CONTAINER) return refuse(406, `Accept must be ${CONTAINER}`);
  const { resource_link_id: link, resource_id: resource, tag } = c.req.query();
  const { state } = practice.store;
  const found = columnsOf(state, course.id).filter(
    (column) =>
      (link === undefined || column.material === link) &&
      (resource === undefined || column.resourceId === resource) &&
      (tag === undefined || column.tag === tag),
  );
  const { items, headers } = page(c, practice, found, pageSizeOf(state));
  const body = items.map((column) => view(practice, column));
  return typed(200, CONTAINER, body, headers);
};

const create = async (practice: Practice, c: Ctx, query: string): Promise<Response> => {
  const course = courseAt(practice, c, query);
  if (course instanceof Response) return course;
  const wanted = await readBody(practice, c, null);
  if (wanted instanceof Response) return wanted;
  const { store } = practice;
  const link = wanted.resourceLinkId ?? null;
  if (link !== null) {
    const material = findMaterial(store.state, link);
    if (material?.course !== course.id || material.kind !== 'lti')
      return refuse(404, 'There is no such resource link in this course');
  }
  const column = addColumn(store.state, {
    course: course.id,
    material: link,
    label: wanted.label,
    maximum: wanted.scoreMaximum,
    resourceId: wanted.resourceId ?? null,
    tag: wanted.tag ?? null,
    by: 'tool',
  });
  store.changed();
  return typed(201, ITEM, view(practice, column));
};

const replace = async (practice: Practice, c: Ctx, query: string): Promise<Response> => {
  const found = columnAt(practice, c, query);
  if (found instanceof Response) return found;
  const { column } = found;
  const wanted = await readBody(practice, c, column);
  if (wanted instanceof Response) return wanted;
  if (wanted.resourceLinkId !== undefined && wanted.resourceLinkId !== column.material)
    return refuse(400, 'resourceLinkId of a line item cannot be changed');
  column.label = wanted.label;
  column.resourceId = wanted.resourceId ?? null;
  column.tag = wanted.tag ?? null;
  rescale(practice.store.state, column, wanted.scoreMaximum);
  practice.store.changed();
  return typed(200, ITEM, view(practice, column));
};

/** The line item service (AGS 2.0 §3.2), under the address of every personality. */
export const lineItemRoutes = (practice: Practice): Hono<Env> => {
  const app = new Hono<Env>();
  const enter = service(practice, 'lineitems');
  const mayRead = bearer(practice, SCOPE.lineItem, SCOPE.lineItemReadonly);
  const mayWrite = bearer(practice, SCOPE.lineItem);
  for (const { lineItems, lineItem, query } of allPaths()) {
    app.get(lineItems, enter, mayRead, (c) => list(practice, c, query));
    app.post(lineItems, enter, mayWrite, (c) => create(practice, c, query));
    app.get(lineItem, enter, mayRead, (c) => {
      const found = columnAt(practice, c, query);
      if (found instanceof Response) return found;
      return c.req.header('accept') === ITEM
        ? typed(200, ITEM, view(practice, found.column))
        : refuse(406, `Accept must be ${ITEM}`);
    });
    app.put(lineItem, enter, mayWrite, (c) => replace(practice, c, query));
    app.delete(lineItem, enter, mayWrite, (c) => {
      const found = columnAt(practice, c, query);
      if (found instanceof Response) return found;
      removeColumn(practice.store.state, found.column.id);
      practice.store.changed();
      return c.body(null, 204);
    });
  }
  return app;
};
