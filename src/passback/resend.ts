/** An automatic re-send never overwrites what a person changed in the gradebook: what it may find there, and go on. */
import type { Passback } from './machine.ts';
import type { GradeValue } from './value.ts';

/**
 * The values the gradebook may hold for us to go on with an automatic re-send: what was delivered last, and whatever
 * was tried since and may have landed with its answer lost. Null when nothing needs to be read: a first send, another
 * column, or a teacher's own decision that has not gone out yet (this send carries it on).
 * @param all every passback of the learner; @param p the one just claimed, its own earlier tries included
 */
export function expectedInGradebook(all: readonly Passback[], p: Passback): GradeValue[] | null {
  if (p.by !== null) return null;
  const here = all.filter((o) => o.lineItem === p.lineItem && o.revision <= p.revision);
  const delivered = here.filter((o) => o.state === 'delivered').reduce<Passback | null>(newer, null);
  if (!delivered) return null;
  const since = here.filter((o) => o.revision > delivered.revision);
  if (since.some((o) => o.by !== null)) return null;
  // The claim that is under way has counted itself already.
  const tried = since.filter((o) => (o.revision === p.revision ? p.tries > 1 : o.tries > 0));
  return [delivered, ...tried].map(({ given, maximum }) => ({ given, maximum }));
}

const newer = (a: Passback | null, b: Passback) => (a && a.revision > b.revision ? a : b);
