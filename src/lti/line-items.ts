import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { MEDIA_TYPE } from './claims.ts';
import { nextPage } from './link-header.ts';
import { type AnswerContext, readBody, type ServiceFailure } from './outcome.ts';

/** A gradebook column, as the platform describes it. `id` is its URL. `scoreMaximum` in points. */
export type LineItem = {
  id: string;
  label: string | null;
  scoreMaximum: number | null;
  resourceLinkId: string | null;
  resourceId: string | null;
  tag: string | null;
};

/** A column to be made. `resourceId` and `tag` are the tool's own, by which the column is found again. */
export type NewLineItem = {
  label: string;
  scoreMaximum: number;
  resourceLinkId?: string;
  resourceId?: string;
  tag?: string;
  startDateTime?: string;
  endDateTime?: string;
};

type Access = { accessToken: string };

/**
 * The request for the tool's line items in a context, narrowed by what is given. `page` is the `next` of the page before,
 * used as it is. `lineItems` and `page` must have passed `serviceUrl`. AGS 2.0 §3.2.4–3.2.6.
 */
export function findLineItemsRequest(
  input: Access & {
    lineItems: string;
    resourceLinkId?: string;
    resourceId?: string;
    tag?: string;
    limit?: number;
    page?: string;
  },
): Request {
  const url = new URL(input.page ?? input.lineItems);
  if (input.page === undefined) {
    const filters = {
      resource_link_id: input.resourceLinkId,
      resource_id: input.resourceId,
      tag: input.tag,
      limit: input.limit?.toString(),
    };
    for (const [name, value] of Object.entries(filters))
      if (value !== undefined) url.searchParams.set(name, value);
  }
  return new Request(url.href, {
    headers: headersFor(input, { accept: MEDIA_TYPE.lineItems }),
    redirect: 'manual',
  });
}

/** The request for one line item, by its URL, which must have passed `serviceUrl`. AGS 2.0 §3.2.8. */
export function lineItemRequest(input: Access & { lineItem: string }): Request {
  return new Request(input.lineItem, {
    headers: headersFor(input, { accept: MEDIA_TYPE.lineItem }),
    redirect: 'manual',
  });
}

/**
 * The request that makes a line item. Look for one first: a copied course brings its own, and a second column is worse than
 * none. Only the fields of {@link NewLineItem} are sent; Schoology refuses a body with an `id`.
 * Throws TypeError for a blank label or a maximum that is not above 0. AGS 2.0 §3.2.7.
 */
export function createLineItemRequest(input: Access & { lineItems: string; lineItem: NewLineItem }): Request {
  const { label, scoreMaximum, resourceLinkId, resourceId, tag, startDateTime, endDateTime } = input.lineItem;
  if (label.trim() === '') throw new TypeError('a line item needs a label');
  if (!Number.isFinite(scoreMaximum) || scoreMaximum <= 0)
    throw new TypeError('a line item needs a maximum above 0');
  return new Request(input.lineItems, {
    method: 'POST',
    headers: headersFor(input, { accept: MEDIA_TYPE.lineItem, 'content-type': MEDIA_TYPE.lineItem }),
    body: JSON.stringify({
      label,
      scoreMaximum,
      resourceLinkId,
      resourceId,
      tag,
      startDateTime,
      endDateTime,
    }),
    redirect: 'manual',
  });
}

function headersFor(access: Access, others: Record<string, string>): Record<string, string> {
  return { authorization: `Bearer ${access.accessToken}`, ...others };
}

const text = z.catch(z.nullable(z.string()), null);
const LineItemBody = z.object({
  id: z.string().check(z.minLength(1)),
  label: text,
  scoreMaximum: z.catch(z.nullable(z.number()), null),
  resourceLinkId: text,
  resourceId: text,
  tag: text,
});
const LineItemList = z.array(z.unknown());

/**
 * Reads one page of line items. Entries without an `id` are left out. Each `id` is the platform's word: check it with
 * `serviceUrl` before sending a token there. AGS 2.0 §3.2.4.
 */
export function readLineItems(
  answer: Answer,
  context: AnswerContext = {},
): { kind: 'line-items'; lineItems: LineItem[]; next: string | null } | ServiceFailure {
  const read = readBody(answer, context);
  if (read.kind !== 'body') return read;
  const list = LineItemList.safeParse(read.body);
  if (!list.success || answer.kind === 'no-answer') return { kind: 'broken', why: 'malformed' };
  const lineItems = list.data.flatMap((entry) => LineItemBody.safeParse(entry).data ?? []);
  return { kind: 'line-items', lineItems, next: nextPage(answer.headers, context.url ?? '') };
}

/** Reads the answer to a request for one line item, or to its making. As {@link readLineItems}. AGS 2.0 §3.2.7, §3.2.8. */
export function readLineItem(
  answer: Answer,
  context: AnswerContext = {},
): { kind: 'line-item'; lineItem: LineItem } | ServiceFailure {
  const read = readBody(answer, context);
  if (read.kind !== 'body') return read;
  const item = LineItemBody.safeParse(read.body);
  return item.success ? { kind: 'line-item', lineItem: item.data } : { kind: 'broken', why: 'malformed' };
}
