/** The last look before submitting: what is unanswered, with a way back to each, and what submitting does. */
import type { T } from '../words/catalogue.ts';
import { Modal } from './modal.tsx';

/** Where the submitting stands. */
export type Phase =
  | { kind: 'ask' | 'busy' | 'unknown' | 'over' | 'done' }
  | { kind: 'unsaved'; numbers: number[] };

export function Review(props: {
  open: boolean;
  phase: Phase;
  total: number;
  /** Numbers of the questions without an answer. */
  blanks: readonly number[];
  t: T;
  onClose: () => void;
  onGo: (number: number) => void;
  onSubmit: () => void;
  /** Once it is submitted. */
  onSee: () => void;
}) {
  const { open, phase, total, blanks, t, onClose, onGo, onSubmit, onSee } = props;
  const said = message(phase, t);
  const busy = phase.kind === 'busy';
  return (
    <Modal open={open} id="review" title={t('student.review.title')} onClose={onClose}>
      {blanks.length === 0 ? (
        <p>{t('student.review.all', { n: total })}</p>
      ) : (
        <>
          <p>{t('student.review.blanks', { n: blanks.length })}</p>
          <ul class="numbers wrap">
            {blanks.map((number) => (
              <li key={number}>
                <a
                  href={`#question-${number}`}
                  aria-label={t('student.question', { number })}
                  onClick={(e) => {
                    e.preventDefault();
                    onGo(number);
                  }}
                >
                  {number}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="muted">{t('student.review.after')}</p>
      <p role="status" class={said ? `banner ${phase.kind === 'done' ? 'good' : 'warn'}` : 'visually-hidden'}>
        <span>{said ?? (busy ? t('student.submit.sending') : '')}</span>
      </p>
      <div class="row end">
        {phase.kind === 'done' ? (
          <button type="button" class="button primary" onClick={onSee}>
            {t('student.submit.see')}
          </button>
        ) : (
          <>
            <button type="button" class="button" onClick={onClose}>
              {t('student.review.keep')}
            </button>
            <button type="button" class="button primary" aria-disabled={busy} onClick={onSubmit}>
              {t(submitLabel(busy, blanks.length))}
            </button>
          </>
        )}
      </div>
    </Modal>
  );
}

function submitLabel(busy: boolean, blanks: number) {
  if (busy) return 'student.submit.sending';
  return blanks > 0 ? 'student.submit.anyway' : 'student.submit';
}

/** What has come of the last press. */
function message(phase: Phase, t: T): string | null {
  switch (phase.kind) {
    case 'unsaved':
      return t('student.submit.unsaved', { questions: phase.numbers.join(', ') });
    case 'unknown':
      return t('student.submit.unknown');
    case 'over':
      return t('student.over.body');
    case 'done':
      return t('student.submit.done');
    default:
      return null;
  }
}
