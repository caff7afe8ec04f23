/** One question of the work: its number, what it is worth, its input, and whether the answer is saved. */
import type { Response } from '../../formative/questions/table.ts';
import { Status, type Tone } from '../design/status.tsx';
import type { T } from '../words/catalogue.ts';
import type { AskedQuestion } from './contract.ts';
import type { Place } from './page-events.ts';
import { viewOf } from './questions/table.ts';
import type { Pace } from './questions/view.ts';
import type { SaveState } from './save-queue.ts';

const TONES: Record<SaveState, Tone> = {
  saved: 'good',
  saving: 'busy',
  retrying: 'warn',
  refused: 'bad',
  closed: 'bad',
  over: 'bad',
};

export function QuestionCard(props: {
  asked: AskedQuestion;
  number: number;
  response: Response | null;
  state: SaveState | null;
  t: T;
  place: (element: Place | null) => void;
  answer: (response: Response, pace: Pace) => void;
  leave: () => void;
}) {
  const { asked, number, response, state, t, place, answer, leave } = props;
  const { question, worth } = asked;
  const { Input } = viewOf(question);
  const id = `question-${number}`;
  return (
    <section class="card question" id={id} aria-labelledby={`${id}-title`} tabIndex={-1} ref={place}>
      <div class="question-head">
        <h2 id={`${id}-title`}>{t('student.question', { number })}</h2>
        {worth ? <span class="muted small">{worth}</span> : null}
      </div>
      <Input
        question={question}
        response={response}
        id={`${id}-answer`}
        describedBy={`${id}-state`}
        t={t}
        answer={answer}
        leave={leave}
      />
      <p class="answer-state" id={`${id}-state`}>
        {state ? <Status tone={TONES[state]}>{t(`student.${state}`)}</Status> : null}
      </p>
    </section>
  );
}
