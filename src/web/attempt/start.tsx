/** Before the first attempt: what it is, how much of it there is, and what will happen. */
import type { Shell } from '../../browser/island.ts';
import type { Spoken } from '../shell/spoken.ts';
import type { T } from '../words/catalogue.ts';
import type { AttemptProps } from './contract.ts';
import { Language } from './language.tsx';
import { RichText } from './rich-text.tsx';
import { useStart } from './use-start.ts';

export function Start(props: { page: AttemptProps & Spoken; shell: Shell | undefined; t: T }) {
  const { page, shell, t } = props;
  const { title, instructions, questions, worth, attemptsAllowed } = page;
  const { busy, failed, start } = useStart(shell);
  const facts = [
    t('common.questions', { n: questions.length }),
    worth ?? t('student.complete-only'),
    ...(attemptsAllowed > 1 ? [t('student.attempts', { n: attemptsAllowed })] : []),
  ];
  return (
    <div class="attempt">
      <div class="card stack start">
        <h1>{title}</h1>
        <ul class="facts">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        {instructions.trim() ? (
          <div class="instructions">
            <RichText source={instructions} />
          </div>
        ) : null}
        <ul class="expect">
          <li>{t('student.start.saves')}</li>
          <li>{t('student.start.submit')}</li>
          {attemptsAllowed > 1 ? <li>{t('student.start.again', { allowed: attemptsAllowed })}</li> : null}
        </ul>
        <button type="button" class="button primary large" aria-disabled={busy} onClick={start}>
          {t(busy ? 'student.starting' : 'student.start')}
        </button>
        {failed ? (
          <p class="error" role="alert">
            {t('student.failed')}
          </p>
        ) : null}
      </div>
      <Language locale={page.locale} t={t} />
    </div>
  );
}
