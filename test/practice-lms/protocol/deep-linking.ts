import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { addMaterial } from '../materials.ts';
import type { Course, Material } from '../model.ts';
import type { Answer } from '../personalities/personality.ts';
import { firstSeen, type Practice, personalityOf } from '../practice.ts';
import { findCourse, teaches } from '../roster.ts';
import { readReturnData } from './hints.ts';
import { verifyToolToken } from './tool-token.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

const moment = z
  .string()
  .check(z.refine((text) => /(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))));
const span = z.object({ startDateTime: z.optional(moment), endDateTime: z.optional(moment) });

const resourceLink = z.object({
  type: z.literal('ltiResourceLink'),
  url: z.optional(z.url()),
  title: z.optional(z.string()),
  text: z.optional(z.string()),
  custom: z.optional(z.record(z.string(), z.string())),
  lineItem: z.optional(
    z.object({
      scoreMaximum: z.number().check(z.gt(0)),
      label: z.optional(z.string().check(z.minLength(1))),
      resourceId: z.optional(z.string()),
      tag: z.optional(z.string()),
    }),
  ),
  submission: z.optional(span),
  available: z.optional(span),
});
const link = z.object({
  type: z.literal('link'),
  url: z.url(),
  title: z.optional(z.string()),
  text: z.optional(z.string()),
});
const itemSchema = z.discriminatedUnion('type', [resourceLink, link]);

const claims = z.looseObject({
  nonce: z.optional(z.string().check(z.minLength(1))),
  [`${LTI}message_type`]: z.literal('LtiDeepLinkingResponse'),
  [`${LTI}version`]: z.literal('1.3.0'),
  [`${DL}content_items`]: z.optional(z.array(z.looseObject({ type: z.string() }))),
  [`${DL}data`]: z.optional(z.string()),
});

/** What became of an answer: materials were added (none: the teacher cancelled), or it was refused. */
export type Returned =
  | { kind: 'added'; course: Course; materials: Material[]; message: string | null }
  | { kind: 'refused'; answer: Answer };

const refused = (status: number, reason: string): Returned => ({
  kind: 'refused',
  answer: { status, body: reason },
});

const add = (practice: Practice, course: Course, item: z.infer<typeof itemSchema>): Material => {
  const { state } = practice.store;
  const lineItem = item.type === 'ltiResourceLink' ? item.lineItem : undefined;
  return addMaterial(state, {
    course: course.id,
    kind: item.type === 'ltiResourceLink' ? 'lti' : 'link',
    title: item.title?.trim() || 'Passback',
    text: item.text ?? null,
    targetLinkUri: item.url ?? `${practice.toolOrigin}/lti/launch`,
    custom: item.type === 'ltiResourceLink' ? (item.custom ?? {}) : {},
    due: item.type === 'ltiResourceLink' ? (item.submission?.endDateTime ?? null) : null,
    grading: lineItem ? { ...lineItem, points: lineItem.scoreMaximum } : null,
  });
};

/**
 * Takes a deep linking response (Deep Linking 2.0 §4.5): the tool's signature, `aud`, the times, the deployment, the
 * `data` as it was given out, and, where the personality wants it, a `nonce` that was never used.
 * @param now epoch seconds
 */
export const takeDeepLinkingResponse = async (
  practice: Practice,
  token: string,
  now: number,
): Promise<Returned> => {
  const { state } = practice.store;
  const { deepLinking } = personalityOf(state);
  const verified = await verifyToolToken(practice, token, [practice.url], now);
  if (verified.kind === 'refused') return refused(401, verified.reason);
  const parsed = claims.safeParse(verified.payload);
  if (!parsed.success) return refused(400, z.prettifyError(parsed.error));
  const payload: Record<string, unknown> = parsed.data;
  if (payload[`${LTI}deployment_id`] !== state.deploymentId)
    return refused(400, 'deployment_id is not the one of the request');
  const nonce = parsed.data.nonce;
  if (nonce === undefined && deepLinking.nonceRequired)
    return { kind: 'refused', answer: deepLinking.nonceMissing };
  const data = payload[`${DL}data`];
  const session = typeof data === 'string' ? readReturnData(state, data, now) : null;
  if (session === null) return refused(400, 'data is not what the request carried, or it is too old');
  const course = findCourse(state, session.course);
  if (course === null || !teaches(course, session.person))
    return refused(403, 'This person may not add materials here');
  const items = z.array(itemSchema).safeParse(payload[`${DL}content_items`] ?? []);
  if (!items.success) return refused(400, `content_items: ${z.prettifyError(items.error)}`);
  const foreign = items.data.find((item) => !deepLinking.acceptTypes.includes(item.type));
  if (foreign) return refused(400, `content items of type ${foreign.type} are not accepted`);
  if (items.data.length > 1 && !deepLinking.acceptMultiple)
    return refused(400, 'one content item is accepted');
  const outside = items.data.find(
    (item) =>
      item.type === 'ltiResourceLink' &&
      item.url !== undefined &&
      new URL(item.url).origin !== practice.toolOrigin,
  );
  if (outside) return refused(400, `${outside.url} is not an address of the tool`);
  const once = nonce ?? createHash('sha256').update(token).digest('hex');
  if (!firstSeen(practice, `deep-linking ${once}`, now + 3600, now))
    return { kind: 'refused', answer: deepLinking.nonceRepeated };
  const materials = items.data.map((item) => add(practice, course, item));
  practice.store.changed();
  const message = payload[`${DL}msg`] ?? payload[`${DL}errormsg`];
  return { kind: 'added', course, materials, message: typeof message === 'string' ? message : null };
};
