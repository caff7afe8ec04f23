/** Essay: a large field. Nothing is cut off a text that is too long: it is said, and the student shortens it. */
import type { EssayResponse, EssayView } from '../../../formative/questions/essay.ts';
import { isBlankText } from '../../../formative/text.ts';
import { hintId, TextField, Typed } from './text-field.tsx';
import type { QuestionView } from './view.ts';

/** As many characters as the server takes, and from how few left on they are counted aloud. */
const LONGEST = 20_000;
const NEAR = 1_000;

export const essay: QuestionView<EssayView, EssayResponse> = {
  Input: ({ question, response, id, describedBy, t, answer, leave }) => {
    const text = response?.text ?? '';
    const left = LONGEST - text.length;
    return (
      <TextField id={id} stem={question.stem} hint={t('student.essay.hint')}>
        <textarea
          id={id}
          rows={8}
          value={text}
          aria-invalid={left < 0 ? 'true' : undefined}
          aria-describedby={`${hintId(id)} ${id}-count ${describedBy}`}
          onInput={(e) => answer({ text: e.currentTarget.value }, 'pause')}
          onBlur={leave}
        />
        <p id={`${id}-count`} class={left < 0 ? 'error' : 'hint'} aria-live="polite">
          {left < 0
            ? t('student.essay.over', { n: -left })
            : left <= NEAR
              ? t('student.essay.left', { n: left })
              : null}
        </p>
      </TextField>
    );
  },
  Given: ({ response }) => <Typed text={response.text} />,
  isBlank: ({ text }) => isBlankText(text),
};
