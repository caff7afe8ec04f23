/** One question after submission: what was answered, how it was scored, and what the teacher says. */
import { Status, type Tone } from '../design/status.tsx';
import type { T } from '../words/catalogue.ts';
import type { AskedQuestion, Verdict } from './contract.ts';
import { isUnanswered, viewOf } from './questions/table.ts';
import { RichText } from './rich-text.tsx';

const TONES: Record<Verdict, Tone> = {
  right: 'good',
  partly: 'warn',
  wrong: 'bad',
  blank: 'idle',
  waiting: 'busy',
};

export function AnswerCard({ asked, number, t }: { asked: AskedQuestion; number: number; t: T }) {
  const { question, worth, response, outcome } = asked;
  const { Given } = viewOf(question);
  const id = `answer-${number}`;
  const points = outcome?.points ?? worth;
  const answered = isUnanswered(question, response) ? null : response;
  // That a question was left empty is no secret, even where results are.
  const verdict = outcome?.verdict ?? (answered ? null : 'blank');
  return (
    <section class="card question" aria-labelledby={id}>
      <div class="question-head">
        <h3 id={id}>{t('student.question', { number })}</h3>
        {points ? <span class="muted small number">{points}</span> : null}
      </div>
      <p class="stem">
        <RichText source={question.stem} />
      </p>
      {answered ? (
        <div class="given">
          <p class="muted small">{t('student.your-answer')}</p>
          <Given question={question} response={answered} t={t} />
        </div>
      ) : null}
      {verdict ? (
        <p class="verdict">
          <Status tone={TONES[verdict]}>{t(`student.verdict.${verdict}`)}</Status>
        </p>
      ) : null}
      {outcome?.comment ? (
        <div class="comment">
          <p class="muted small">{t('student.comment')}</p>
          <p class="typed">{outcome.comment}</p>
        </div>
      ) : null}
    </section>
  );
}
