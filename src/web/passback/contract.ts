/** What Grade Passback is given, what its page sends, and what it is answered. */
import * as z from 'zod/mini';
import type { Settings } from '../../formative/settings.ts';
import type { ManualReason } from '../../passback/rules.ts';
import type { Row } from '../overview/contract.ts';
import type { Spoken } from '../shell/spoken.ts';

export type PassbackProps = Spoken & {
  title: string;
  grading: Settings['grading'];
  rows: Row[];
  /** The server's clock, epoch milliseconds. */
  now: number;
};

/** One chosen learner. `override` is the number as it was typed; `complete` what the teacher flipped it to. */
const itemSchema = z
  .object({
    personId: z.string().check(z.minLength(1), z.maxLength(64)),
    override: z.optional(z.string().check(z.maxLength(40))),
    complete: z.optional(z.boolean()),
  })
  .check(z.refine((item) => item.override === undefined || item.complete === undefined));

/** A class, each learner once. */
export const sendSchema = z.object({
  items: z.array(itemSchema).check(
    z.minLength(1),
    z.maxLength(2_000),
    z.refine((items) => new Set(items.map((i) => i.personId)).size === items.length),
  ),
});

export type SendItem = z.infer<typeof itemSchema>;

export type SendAnswer = {
  /** When it was decided, by the server's clock: what is newer than this is an outcome of this very press. */
  at: number;
  queued: string[];
  refused: { personId: string; reason: ManualReason | 'nothing-to-send' }[];
};
