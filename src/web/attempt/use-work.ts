/** The state of work in hand: the answers as they stand on the page, and the queue that keeps them. */
import { useEffect, useReducer, useState } from 'preact/hooks';
import type { Shell } from '../../browser/island.ts';
import type { Response } from '../../formative/questions/table.ts';
import type { AskedQuestion, ShownAttempt } from './contract.ts';
import { followPage } from './page-events.ts';
import type { Pace } from './questions/view.ts';
import { saver } from './requests.ts';
import { type Outcome, SaveQueue } from './save-queue.ts';

/** How long the keys rest before a text is sent. */
const PAUSE_MS = 700;

const clock = {
  after(ms: number, then: () => void) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

export function useWork(
  attempt: ShownAttempt,
  questions: readonly AskedQuestion[],
  shell: Shell | undefined,
) {
  const [, redraw] = useReducer((n: number, _: null) => n + 1, 0);
  // A Map: a question may have any id, "constructor" too.
  const [answers, setAnswers] = useState(
    () => new Map(questions.map(({ question, response }) => [question.id, response])),
  );
  const [queue] = useState(() => {
    const send = shell ? saver(shell.ask, attempt.number) : async (): Promise<Outcome> => 'lost';
    return new SaveQueue<Response>(send, clock, () => redraw(null));
  });

  useEffect(() => {
    // What was handed in already cannot be saved by staying.
    const wouldLose = () => queue.ended !== 'closed' && queue.unsaved().length > 0;
    const leave = followPage({
      leaving: () => queue.leave(),
      online: () => queue.hurry(),
      closing: wouldLose,
    });
    shell?.guard(wouldLose);
    return () => {
      leave();
      shell?.guard(null);
      queue.stop();
    };
  }, [queue, shell]);

  return {
    answers,
    queue,
    answer(id: string, response: Response, pace: Pace): void {
      setAnswers((before) => new Map(before).set(id, response));
      queue.change(id, response, pace === 'now' ? 0 : PAUSE_MS);
    },
  };
}
