import * as z from 'zod/mini';
import type { ToolScore } from '../grades.ts';

/** ISO 8601 with a fraction of a second and a zone (AGS 2.0 §3.4.5). */
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+(Z|[+-]\d{2}:?\d{2})$/;
/** The same where the specification asks for no fraction. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text));
const moment = z.string().check(z.regex(MOMENT), z.refine(isDate));

const schema = z.looseObject({
  userId: z.string().check(z.minLength(1)),
  timestamp: z
    .string()
    .check(z.regex(STAMP, 'must be ISO 8601 with sub-second precision and a zone'), z.refine(isDate)),
  activityProgress: z.enum(['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed']),
  gradingProgress: z.enum(['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady']),
  scoreGiven: z.optional(z.nullable(z.number().check(z.minimum(0)))),
  scoreMaximum: z.optional(z.nullable(z.number().check(z.gt(0)))),
  comment: z.optional(z.nullable(z.string())),
  scoringUserId: z.optional(z.nullable(z.string())),
  submission: z.optional(z.looseObject({ startedAt: z.optional(moment), submittedAt: z.optional(moment) })),
});

const KNOWN = new Set(Object.keys(schema.shape));

/**
 * Reads the body of a score (AGS 2.0 §3.4): points need what they are out of, `submittedAt` does not come before
 * `startedAt`, and anything beyond the specification must have a URL as its name.
 */
export const readScore = (
  body: unknown,
): { kind: 'score'; userId: string; score: ToolScore } | { kind: 'malformed'; reason: string } => {
  const parsed = schema.safeParse(body);
  if (!parsed.success) return { kind: 'malformed', reason: z.prettifyError(parsed.error) };
  const { data } = parsed;
  const given = data.scoreGiven ?? null;
  const outOf = data.scoreMaximum ?? null;
  if (given !== null && outOf === null) return { kind: 'malformed', reason: 'scoreGiven needs scoreMaximum' };
  const stranger = Object.keys(data).find((key) => !KNOWN.has(key) && !URL.canParse(key));
  if (stranger !== undefined) return { kind: 'malformed', reason: `"${stranger}" is not allowed` };
  const { startedAt, submittedAt } = data.submission ?? {};
  if (startedAt !== undefined && submittedAt !== undefined && Date.parse(submittedAt) < Date.parse(startedAt))
    return { kind: 'malformed', reason: 'submittedAt comes before startedAt' };
  return {
    kind: 'score',
    userId: data.userId,
    score: {
      given,
      outOf,
      timestamp: data.timestamp,
      final: data.gradingProgress === 'FullyGraded',
      comment: data.comment ?? null,
      scoringUserId: data.scoringUserId ?? null,
    },
  };
};
