import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import type { State } from '../model.ts';

/** What a launch is for. It travels as `lti_message_hint`, since a third-party frame brings no cookie along. */
const hintSchema = z.object({
  use: z.literal('launch'),
  person: z.string(),
  message: z.enum(['resource-link', 'deep-linking', 'app-menu']),
  course: z.nullable(z.string()),
  material: z.nullable(z.string()),
  /** Epoch seconds. */
  expires: z.number(),
});
export type LaunchHint = z.infer<typeof hintSchema>;

const loginSchema = z.object({ use: z.literal('login'), person: z.string() });

/** What deep linking hands to the tool as `data`, to be brought back as it is. */
const returnSchema = z.object({
  use: z.literal('deep-linking'),
  person: z.string(),
  course: z.string(),
  expires: z.number(),
});
export type ReturnData = z.infer<typeof returnSchema>;

const HINT_SECONDS = 3600;

const mac = (state: State, text: string): string =>
  createHmac('sha256', state.secret).update(text).digest('base64url');

const seal = (state: State, value: unknown): string => {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${text}.${mac(state, text)}`;
};

const open = (state: State, sealed: string): unknown => {
  const [text, signature, ...rest] = sealed.split('.');
  if (text === undefined || signature === undefined || rest.length > 0) return null;
  const expected = Buffer.from(mac(state, text));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
};

const read = <T>(schema: z.ZodMiniType<T>, state: State, sealed: string): T | null => {
  const parsed = schema.safeParse(open(state, sealed));
  return parsed.success ? parsed.data : null;
};

/** The `login_hint` of a person. It stays valid. */
export const loginHint = (state: State, person: string): string => seal(state, { use: 'login', person });

/** The person of a login hint that we issued, or null. */
export const readLoginHint = (state: State, sealed: string): string | null =>
  read(loginSchema, state, sealed)?.person ?? null;

/** The `lti_message_hint` of one launch, good for an hour. `now` is epoch seconds. */
export const messageHint = (state: State, hint: Omit<LaunchHint, 'use' | 'expires'>, now: number): string =>
  seal(state, { use: 'launch', ...hint, expires: now + HINT_SECONDS });

/** The launch of a message hint that we issued and that has not expired, or null. */
export const readMessageHint = (state: State, sealed: string, now: number): LaunchHint | null => {
  const hint = read(hintSchema, state, sealed);
  return hint !== null && hint.expires > now ? hint : null;
};

/** The `data` of a deep linking request, good for an hour. `now` is epoch seconds. */
export const returnData = (state: State, person: string, course: string, now: number): string =>
  seal(state, { use: 'deep-linking', person, course, expires: now + HINT_SECONDS });

/** What came back as `data`, if it is ours and has not expired, or null. */
export const readReturnData = (state: State, sealed: string, now: number): ReturnData | null => {
  const data = read(returnSchema, state, sealed);
  return data !== null && data.expires > now ? data : null;
};
