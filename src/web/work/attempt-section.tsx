/** One attempt: its questions in one form, and the press that submits it on the learner's behalf. */
import type { AttemptGrade } from '../../formative/grading.ts';
import type { AttemptRecord } from '../../passback/assess.ts';
import { sayValue } from '../overview/say.ts';
import { When } from '../overview/when.tsx';
import type { T } from '../words/catalogue.ts';
import type { WorkProps } from './contract.ts';
import { QuestionCard, questionAnchor } from './question-card.tsx';

type Props = { page: WorkProps; attempt: AttemptRecord; grade: AttemptGrade; only: boolean; t: T };

export function AttemptSection({ page, attempt, grade, only, t }: Props) {
  const { personId, name, content, locale, now } = page;
  const { number, startedAt, submittedAt } = attempt;
  const correction = page.correction?.attempt === number ? page.correction : null;
  return (
    <section class="attempt-section" aria-labelledby={`attempt-${number}`}>
      <div class="row between">
        <div>
          <h2 id={`attempt-${number}`}>
            {only ? t('work-page.answers') : t('work-page.attempt', { n: number })}
            {' · '}
            <span class="number">{sayValue(t, { given: grade.points, maximum: grade.maximum }, locale)}</span>
          </h2>
          <p class="small muted">
            {submittedAt === null ? (
              <>
                {t('work-page.open')} ·{' '}
                <Told text={t('work-page.started', { when: '\n' })} at={startedAt} page={{ now, locale }} />
              </>
            ) : (
              <Told text={t('work-page.handed-in', { when: '\n' })} at={submittedAt} page={{ now, locale }} />
            )}
          </p>
        </div>
        {submittedAt === null ? (
          <form method="post" action={`/app/learners/${personId}/submit`}>
            <input type="hidden" name="attempt" value={number} />
            <button type="submit" class="button" data-confirm={t('work-page.submit-confirm', { name })}>
              {t('work-page.submit')}
            </button>
          </form>
        ) : null}
      </div>
      <form method="post" action={`/app/learners/${personId}/marks`} noValidate>
        <input type="hidden" name="attempt" value={number} />
        {correction ? (
          <Noted
            tone="bad"
            text={t('work-page.error.sum', { n: Object.keys(correction.errors).length })}
            ids={Object.keys(correction.errors)}
            attempt={number}
            content={content}
            t={t}
          />
        ) : grade.waiting.length > 0 ? (
          <Noted
            tone="warn"
            text={t('work-page.waiting', { n: grade.waiting.length })}
            ids={grade.waiting}
            attempt={number}
            content={content}
            t={t}
          />
        ) : null}
        <ol class="questions">
          {content.questions.map((question, index) => (
            <QuestionCard
              key={question.id}
              question={question}
              number={index + 1}
              attempt={attempt}
              score={grade.scores[question.id] ?? { kind: 'waiting' }}
              error={correction?.errors[question.id] ?? null}
              typed={correction?.typed[question.id] ?? null}
              t={t}
              locale={locale}
            />
          ))}
        </ol>
        <div class="row end save-bar">
          <button type="submit" class="button primary">
            {t('work-page.save')}
          </button>
        </div>
      </form>
    </section>
  );
}

/** A notice with a way to each question it is about. */
function Noted(props: {
  tone: 'warn' | 'bad';
  text: string;
  ids: readonly string[];
  attempt: number;
  content: WorkProps['content'];
  t: T;
}) {
  const { tone, text, ids, attempt, content, t } = props;
  return (
    <div class={`banner ${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <p>{text}</p>
      <ul class="jumps">
        {ids.map((id) => (
          <li key={id}>
            <a href={`#${questionAnchor(attempt, id)}`}>
              {t('work-page.question', { n: content.questions.findIndex((q) => q.id === id) + 1 })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A sentence with a time in it, where the line break stands. */
function Told({ text, at, page }: { text: string; at: number; page: Pick<WorkProps, 'now' | 'locale'> }) {
  const [before, after] = text.split('\n');
  return (
    <>
      {before}
      <When at={at} now={page.now} locale={page.locale} />
      {after}
    </>
  );
}
