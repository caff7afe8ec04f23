/** Short answer: one line, as it is typed; a keyboard that corrects it would answer in the student's place. */
import type { ShortAnswerResponse, ShortAnswerView } from '../../../formative/questions/short-answer.ts';
import { isBlankText } from '../../../formative/text.ts';
import { hintId, TextField, Typed } from './text-field.tsx';
import type { QuestionView } from './view.ts';

/** As many characters as the server takes. */
const LONGEST = 1_000;

export const shortAnswer: QuestionView<ShortAnswerView, ShortAnswerResponse> = {
  Input: ({ question, response, id, describedBy, t, answer, leave }) => (
    <TextField id={id} stem={question.stem} hint={t('student.short.hint')}>
      <input
        class="line"
        type="text"
        id={id}
        autocomplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellcheck={false}
        maxLength={LONGEST}
        value={response?.text ?? ''}
        aria-describedby={`${hintId(id)} ${describedBy}`}
        onInput={(e) => answer({ text: e.currentTarget.value }, 'pause')}
        onBlur={leave}
      />
    </TextField>
  ),
  Given: ({ response }) => <Typed text={response.text} />,
  isBlank: ({ text }) => isBlankText(text),
};
