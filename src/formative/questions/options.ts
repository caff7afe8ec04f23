/** Options, for the types in which a learner picks. */
import * as z from 'zod/mini';
import { filledText, idSchema } from './question-type.ts';

/** `text` is Markdown. */
export const optionSchema = z.object({ id: idSchema, text: filledText(2_000) });
export type Option = z.infer<typeof optionSchema>;

/** Two to thirty options, no two with one id. */
export const optionsSchema = z.array(optionSchema).check(
  z.minLength(2),
  z.maxLength(30),
  z.refine((options) => new Set(options.map((o) => o.id)).size === options.length, {
    params: { code: 'duplicate-option' },
  }),
);

/** Whether one of the options has this id. */
export const hasOption = (options: readonly Option[], id: string): boolean =>
  options.some((o) => o.id === id);

/** The texts of those options that are picked, in the order of the options. */
export function optionTexts(options: readonly Option[], picked: readonly string[]): string[] {
  return options.filter((o) => picked.includes(o.id)).map((o) => o.text);
}
