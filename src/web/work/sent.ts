/** The history of a learner's passbacks, from the record of every change of state. */
import type { LearnerWork } from '../../assignment/commands/overview.ts';
import type { Sent } from './contract.ts';

/**
 * One entry a passback, newest first: who decided it and when, and how it ended or where it is now. The words are the
 * platform's, and only those of a refusal: what is being waited out is no message of anybody's.
 * @param history every change of state, oldest first
 */
export function sentOf(history: LearnerWork['history']): Sent[] {
  const byRevision = Map.groupBy(history, (change) => change.revision);
  return [...byRevision.values()]
    .flatMap((changes) => {
      const [first, last] = [changes[0], changes.at(-1)];
      if (!first || !last) return [];
      const { revision, state, given, maximum, cause } = last;
      return [
        {
          revision,
          at: last.at,
          by: first.by,
          value: { given, maximum },
          state,
          cause,
          words: state === 'failed' && cause !== 'platform-unreachable' ? last.words : null,
        },
      ];
    })
    .sort((a, b) => b.revision - a.revision);
}
