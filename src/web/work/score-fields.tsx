/** A teacher's own score for one response, with a comment; folded away where the key has scored it already. */
import type { Mark } from '../../formative/grading.ts';
import { showPoints } from '../../formative/points.ts';
import type { Question } from '../../formative/questions/table.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import type { MarkError, Typed } from './read-marks.ts';

type Props = {
  /** Unique on the page. */
  id: string;
  question: Question;
  mark: Mark | null;
  /** What the key alone gives; null where only a teacher can score. */
  automatic: string | null;
  byHand: boolean;
  error: MarkError | null;
  typed: Typed | null;
  t: T;
  locale: Locale;
};

export function ScoreFields({ id, question, mark, automatic, byHand, error, typed, t, locale }: Props) {
  const was = { points: mark ? showPoints(mark.points, locale) : '', comment: mark?.comment ?? '' };
  const shown = typed ?? was;
  const b = showPoints(question.points, locale);
  const fields = (
    <div class="score-fields">
      <input type="hidden" name={`was-points-${question.id}`} value={was.points} />
      <input type="hidden" name={`was-comment-${question.id}`} value={was.comment} />
      <div class="field">
        <label for={`${id}-points`}>{t('work-page.points', { b })}</label>
        <input
          id={`${id}-points`}
          name={`points-${question.id}`}
          class="short number"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={shown.points}
          placeholder={automatic ?? undefined}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
        />
        {error ? (
          <p class="error" id={`${id}-error`}>
            {sayError(t, error, locale)}
          </p>
        ) : null}
        <p class="hint" id={`${id}-hint`}>
          {automatic === null
            ? t('work-page.points-hint-hand')
            : t('work-page.points-hint', { a: automatic })}
        </p>
      </div>
      <div class="field">
        <label for={`${id}-comment`}>{t('work-page.comment')}</label>
        <textarea
          id={`${id}-comment`}
          name={`comment-${question.id}`}
          rows={2}
          maxLength={2_000}
          value={shown.comment}
        />
      </div>
    </div>
  );
  if (byHand) return fields;
  return (
    <details open={mark !== null || error !== null}>
      <summary>{t('work-page.comment-open')}</summary>
      {fields}
    </details>
  );
}

function sayError(t: T, error: MarkError, locale: Locale): string {
  if (error.kind === 'above') return t('work-page.error.range', { b: showPoints(error.maximum, locale) });
  return t(error.kind === 'comment-alone' ? 'work-page.error.comment' : 'work-page.error.number');
}
