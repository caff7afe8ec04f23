import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { MEDIA_TYPE } from './claims.ts';
import { nextPage } from './link-header.ts';
import { type AnswerContext, readBody, type ServiceFailure } from './outcome.ts';
import { withPathSuffix } from './urls.ts';

/** What the gradebook holds for a learner. `score` is null for a blank; points out of `maximum`, null where it is not said. */
export type Result = { userId: string; score: number | null; maximum: number | null; comment: string | null };

/**
 * The request for what a line item's column holds now: for everyone, or for `userId`. `limit` is a wish. `page` is the `next`
 * of the page before, used as it is. `lineItem` and `page` must have passed `serviceUrl`. AGS 2.0 §3.3.
 */
export function resultsRequest(input: {
  lineItem: string;
  accessToken: string;
  userId?: string;
  limit?: number;
  page?: string;
}): Request {
  return new Request(input.page ?? firstPage(input), {
    headers: { authorization: `Bearer ${input.accessToken}`, accept: MEDIA_TYPE.results },
    redirect: 'manual',
  });
}

function firstPage(input: { lineItem: string; userId?: string; limit?: number }): string {
  const url = new URL(withPathSuffix(input.lineItem, 'results'));
  if (input.userId !== undefined) url.searchParams.set('user_id', input.userId);
  if (input.limit !== undefined) url.searchParams.set('limit', String(input.limit));
  return url.href;
}

const numeric = z.catch(z.nullable(z.union([z.number(), z.string()])), null);
const Results = z.array(z.unknown());
const Entry = z.object({
  userId: z.string().check(z.minLength(1)),
  resultScore: numeric,
  resultMaximum: numeric,
  comment: z.catch(z.nullable(z.string()), null),
});

/**
 * Reads one page of results. Learners without a result may be absent. Entries that name no user are left out. `next` is
 * absolute; a relative one can only be read where `context.url` says which page this is. AGS 2.0 §3.3.
 */
export function readResults(
  answer: Answer,
  context: AnswerContext = {},
): { kind: 'results'; results: Result[]; next: string | null } | ServiceFailure {
  const read = readBody(answer, context);
  if (read.kind !== 'body') return read;
  const list = Results.safeParse(read.body);
  if (!list.success || answer.kind === 'no-answer') return { kind: 'broken', why: 'malformed' };
  const results = list.data.flatMap((entry) => {
    const parsed = Entry.safeParse(entry);
    if (!parsed.success) return [];
    const { userId, resultScore, resultMaximum, comment } = parsed.data;
    return [
      { userId, score: numberOf(resultScore), maximum: numberOf(resultMaximum), comment: comment || null },
    ];
  });
  return { kind: 'results', results, next: nextPage(answer.headers, context.url ?? '') };
}

/** A number, also one that is written as text; never 0 for a blank. */
function numberOf(value: number | string | null): number | null {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
  return Number.isFinite(Number(value)) ? Number(value) : null;
}
