/** As what a learner's grade goes to the gradebook: a number that may be overridden, or complete and incomplete. */
import { showPoints } from '../../formative/points.ts';
import type { Row } from '../overview/contract.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import { choiceOf } from './choice.ts';
import type { Sending } from './use-sending.ts';

type Props = { row: Row; sending: Sending; t: T; locale: Locale };

/** The number to send, prefilled with the grade. Another number is marked, and there is a way back. */
export function GradeField({ row, sending, t, locale }: Props) {
  const { personId, name, value } = row;
  if (!value) return null;
  const draft = sending.drafts[personId];
  const choice = choiceOf(row, draft, 'points');
  const grade = showPoints(value.given ?? 0, locale);
  const maximum = showPoints(value.maximum, locale);
  const wrong = choice.kind === 'wrong-number' || sending.unread === personId;
  const note = `note-${personId}`;
  return (
    <div class="send-as">
      <label class="visually-hidden" for={`as-${personId}`}>
        {t('passback.send-as-one', { name, b: maximum })}
      </label>
      <div class="of">
        <input
          id={`as-${personId}`}
          class="short number"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={draft?.text ?? grade}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={choice.kind === 'grade' && !wrong ? undefined : note}
          onInput={(e) => sending.draft(personId, { text: e.currentTarget.value })}
        />
        <span aria-hidden="true">{t('common.of', { a: '', b: maximum }).trim()}</span>
      </div>
      {choice.kind === 'grade' && !wrong ? null : (
        <div id={note} class="small">
          {wrong ? (
            <span class="error">{t('passback.wrong-number')}</span>
          ) : (
            <span class="only-there">
              {t('passback.only-there')}
              {choice.kind === 'override' && choice.extra
                ? ` · ${t('passback.extra', { b: maximum })}`
                : null}
            </span>
          )}
        </div>
      )}
      {draft === undefined || (choice.kind === 'grade' && !wrong) ? null : (
        <button type="button" class="button quiet small" onClick={() => sending.undraft(personId)}>
          {t('passback.use-grade', { a: grade })}
        </button>
      )}
    </div>
  );
}

/** Complete or incomplete: whoever submitted is complete until the teacher flips it. */
export function Flip({ row, sending, t, locale }: Props) {
  const { personId, name, value } = row;
  const choice = choiceOf(row, sending.drafts[personId], 'complete');
  if (choice.kind !== 'complete' || !value) return null;
  const number = showPoints(choice.complete ? value.maximum : 0, locale);
  return (
    <div class="send-as">
      <select
        aria-label={t('passback.flip-one', { name })}
        value={choice.complete ? 'complete' : 'incomplete'}
        onChange={(e) => sending.draft(personId, { complete: e.currentTarget.value === 'complete' })}
      >
        <option value="complete" selected={choice.complete}>
          {t('passback.complete')}
        </option>
        <option value="incomplete" selected={!choice.complete}>
          {t('passback.incomplete')}
        </option>
      </select>
      <div class="small muted number">
        {t('common.of', { a: number, b: showPoints(value.maximum, locale) })}
        {choice.flipped ? ` · ${t('passback.only-there')}` : null}
      </div>
    </div>
  );
}
