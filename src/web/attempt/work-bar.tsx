/** The bar that stays in sight: how far the work is, whether it is saved, and a way to each question. */
import type { T } from '../words/catalogue.ts';
import type { Overall } from './progress.ts';

/** Words for the one line; nothing to say while nothing has happened. */
export function overallText(state: Overall | null, t: T): string {
  switch (state) {
    case 'saved':
      return t('student.all-saved');
    case 'saving':
      return t('student.saving');
    case 'retrying':
      return t('student.retrying');
    case 'refused':
      return t('student.all-refused');
    case 'closed':
      return t('student.closed.title');
    case 'over':
      return t('student.over.title');
    default:
      return '';
  }
}

export function WorkBar(props: {
  /** In order: has the question an answer? */
  answered: readonly boolean[];
  state: Overall;
  t: T;
  go: (at: number) => void;
}) {
  const { answered, state, t, go } = props;
  const done = answered.filter(Boolean).length;
  return (
    <nav class="work-bar" aria-label={t('student.nav')}>
      <p class="work-line">
        <span class="number">{t('student.answered', { answered: done, total: answered.length })}</span>
        <span class={`saving ${state}`}>{overallText(state, t)}</span>
      </p>
      <ol class="numbers">
        {answered.map((has, at) => (
          // Questions have no other order than this one.
          <li key={at}>
            <a
              href={`#question-${at + 1}`}
              class={has ? 'answered' : undefined}
              aria-label={t(has ? 'student.nav.answered' : 'student.nav.unanswered', { number: at + 1 })}
              onClick={(e) => {
                e.preventDefault();
                go(at);
              }}
            >
              {at + 1}
              <span class="tick" aria-hidden="true">
                {has ? '✓' : ''}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
