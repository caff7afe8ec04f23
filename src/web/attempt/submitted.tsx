/** After submission: the result where it is given, the student's own answers, and what can still be done. */
import type { Shell } from '../../browser/island.ts';
import type { Spoken } from '../shell/spoken.ts';
import type { T } from '../words/catalogue.ts';
import { Again } from './again.tsx';
import { AnswerCard } from './answer-card.tsx';
import type { AttemptProps, ShownAttempt } from './contract.ts';
import { Language } from './language.tsx';
import { When } from './when.tsx';

export function Submitted(props: {
  page: AttemptProps & Spoken;
  attempt: ShownAttempt;
  submittedAt: number;
  shell: Shell | undefined;
  t: T;
  onEdit: () => void;
}) {
  const { page, attempt, submittedAt, shell, t, onEdit } = props;
  const { locale } = page;
  return (
    <div class="attempt">
      <div class="card stack">
        <div>
          <h1>{page.title}</h1>
          <p class="muted submitted-line">
            {page.attemptsAllowed > 1
              ? `${t('student.attempt-of', { number: attempt.number, allowed: page.attemptsAllowed })} · `
              : null}
            {t('student.submitted.at')} <When at={submittedAt} locale={locale} />
          </p>
        </div>
        <Outcome page={page} t={t} />
        {attempt.mayEdit || page.mayStart ? (
          <div class="row">
            {attempt.mayEdit ? (
              <button type="button" class="button" onClick={onEdit}>
                {t('student.submitted.edit')}
              </button>
            ) : null}
            {page.mayStart ? (
              <Again next={attempt.number + 1} allowed={page.attemptsAllowed} shell={shell} t={t} />
            ) : null}
          </div>
        ) : null}
      </div>
      <h2 class="answers-title">{t('student.submitted.answers')}</h2>
      {page.questions.map((asked, at) => (
        <AnswerCard key={asked.question.id} asked={asked} number={at + 1} t={t} />
      ))}
      <Language locale={locale} t={t} />
    </div>
  );
}

/** The one thing a student looks for first. */
function Outcome({ page, t }: { page: AttemptProps; t: T }) {
  const { result } = page;
  if (!result)
    return (
      <div class="banner good">
        <p>
          <strong>{t('student.submitted.title')}</strong>
        </p>
        <p>{t('student.submitted.returned-later')}</p>
      </div>
    );
  if (result.total === null)
    return (
      <div class="banner good">
        <p>
          <strong>{t('student.submitted.title')}</strong>
        </p>
        <p>{t('student.submitted.complete')}</p>
        {result.waiting > 0 ? <p>{t('student.submitted.reading', { n: result.waiting })}</p> : null}
      </div>
    );
  return (
    <div class={result.waiting > 0 ? 'banner busy score' : 'banner good score'}>
      <p>{t(result.waiting > 0 ? 'student.submitted.so-far' : 'student.submitted.score')}</p>
      <p class="total number">{result.total}</p>
      {result.waiting > 0 ? <p>{t('student.submitted.waiting', { n: result.waiting })}</p> : null}
    </div>
  );
}
