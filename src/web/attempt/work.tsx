/** The work itself: all questions on one page, each answer kept as it is given, and the way to submit them. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Shell } from '../../browser/island.ts';
import type { Spoken } from '../shell/spoken.ts';
import type { T } from '../words/catalogue.ts';
import type { AttemptProps, ShownAttempt } from './contract.ts';
import { Ended } from './ended.tsx';
import { Language } from './language.tsx';
import { type Place, visit } from './page-events.ts';
import { announcement, numbersOf, type Overall, overall } from './progress.ts';
import { QuestionCard } from './question-card.tsx';
import { isUnanswered } from './questions/table.ts';
import { submitWork } from './requests.ts';
import { type Phase, Review } from './review.tsx';
import { RichText } from './rich-text.tsx';
import { useWork } from './use-work.ts';
import { overallText, WorkBar } from './work-bar.tsx';

export function Work(props: {
  page: AttemptProps & Spoken;
  attempt: ShownAttempt;
  shell: Shell | undefined;
  t: T;
}) {
  const { page, attempt, shell, t } = props;
  const { answers, queue, answer } = useWork(attempt, page.questions, shell);
  const [reviewing, setReviewing] = useState(false);
  const [phase, setPhase] = useState<Phase>({ kind: 'ask' });
  const [target, setTarget] = useState<number | null>(null);
  const places = useRef<(Place | null)[]>([]);
  const title = useRef<Place | null>(null);
  const said = useRef<Overall | null>(null);

  const ids = page.questions.map(({ question }) => question.id);
  const answered = page.questions.map(({ question }) => !isUnanswered(question, answers.get(question.id)));
  const states = ids.map((id) => queue.state(id));
  const state = overall(states, answered.includes(true));
  said.current = announcement(state, said.current);
  const editing = attempt.submittedAt !== null;

  // Whoever came here from the submitted page begins at the top.
  useEffect(() => {
    if (editing) visit(title.current);
  }, [editing]);
  // After the dialog has closed and given the focus back.
  useEffect(() => {
    if (reviewing || target === null) return;
    visit(places.current[target]);
    setTarget(null);
  }, [reviewing, target]);

  async function submit(): Promise<void> {
    if (!shell || phase.kind === 'busy') return;
    setPhase({ kind: 'busy' });
    const result = await submitWork(shell, queue, attempt.number);
    if (result.kind === 'unsaved')
      return setPhase({ kind: 'unsaved', numbers: numbersOf(result.questionIds, ids) });
    if (result.kind !== 'submitted') return setPhase({ kind: result.kind });
    await shell.go('/app/attempt', { history: false, message: t('student.submit.done') });
    // Still here: the result could not be fetched yet.
    setPhase({ kind: 'done' });
  }

  async function finishEditing(): Promise<void> {
    const unsaved = await queue.settle();
    if (unsaved.length > 0) setPhase({ kind: 'unsaved', numbers: numbersOf(unsaved, ids) });
    else await seeResult();
  }

  const seeResult = async () => shell?.go('/app/attempt', { history: false });

  function mayGo(): boolean {
    queue.hurry();
    return queue.unsaved().length === 0;
  }

  return (
    <div class="attempt">
      <div class="work-head">
        <h1
          tabIndex={-1}
          ref={(heading) => {
            title.current = heading;
          }}
        >
          {page.title}
        </h1>
        {page.attemptsAllowed > 1 ? (
          <p class="muted">
            {t('student.attempt-of', { number: attempt.number, allowed: page.attemptsAllowed })}
          </p>
        ) : null}
        {page.instructions.trim() ? (
          <div class="instructions">
            <RichText source={page.instructions} />
          </div>
        ) : null}
      </div>
      <WorkBar answered={answered} state={state} t={t} go={(at) => visit(places.current[at])} />
      <p class="visually-hidden" role="status">
        {overallText(said.current, t)}
      </p>
      {queue.ended ? <Ended how={queue.ended} t={t} onSee={seeResult} /> : null}
      {editing ? (
        <div class="banner">
          <p>{t('student.edit.hint')}</p>
        </div>
      ) : null}
      {page.questions.map((asked, at) => {
        const { id } = asked.question;
        const response = answers.get(id) ?? null;
        return (
          <QuestionCard
            key={id}
            asked={asked}
            number={at + 1}
            response={response}
            state={states[at] ?? (answered[at] ? 'saved' : null)}
            t={t}
            place={(element) => {
              places.current[at] = element;
            }}
            answer={(given, pace) => answer(id, given, pace)}
            leave={() => queue.hurry(id)}
          />
        );
      })}
      <div class="work-foot">
        {editing && phase.kind === 'unsaved' ? (
          <p class="error" role="alert">
            {t('student.edit.unsaved', { questions: phase.numbers.join(', ') })}
          </p>
        ) : null}
        <button
          type="button"
          class="button primary large"
          onClick={() => {
            if (editing) return void finishEditing();
            queue.hurry();
            setPhase({ kind: 'ask' });
            setReviewing(true);
          }}
        >
          {t(editing ? 'student.edit.done' : 'student.review')}
        </button>
      </div>
      <Review
        open={reviewing}
        phase={phase}
        total={ids.length}
        blanks={answered.flatMap((has, at) => (has ? [] : [at + 1]))}
        t={t}
        onClose={() => setReviewing(false)}
        onGo={(number) => {
          setReviewing(false);
          setTarget(number - 1);
        }}
        onSubmit={() => void submit()}
        onSee={seeResult}
      />
      <Language locale={page.locale} t={t} mayGo={mayGo} />
    </div>
  );
}
