/** Numeric: one line, with the keyboard for numbers, and with all keys where that one lacks a sign or a letter. */
import { useState } from 'preact/hooks';
import type { NumericResponse, NumericView } from '../../../formative/questions/numeric.ts';
import { isBlankText } from '../../../formative/text.ts';
import { hintId, TextField, Typed } from './text-field.tsx';
import type { InputProps, QuestionView } from './view.ts';

/** As many characters as the server takes. */
const LONGEST = 200;

function NumericInput(props: InputProps<NumericView, NumericResponse>) {
  const { question, response, id, describedBy, t, answer, leave } = props;
  const [allKeys, setAllKeys] = useState(false);
  return (
    <TextField id={id} stem={question.stem} hint={t('student.numeric.hint')}>
      <input
        class="line number"
        type="text"
        id={id}
        inputMode={allKeys ? 'text' : 'decimal'}
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
      <button
        type="button"
        class="button quiet small touch-only"
        aria-pressed={allKeys}
        onClick={() => setAllKeys(!allKeys)}
      >
        {t('student.numeric.keyboard')}
      </button>
    </TextField>
  );
}

export const numeric: QuestionView<NumericView, NumericResponse> = {
  Input: (props) => <NumericInput {...props} />,
  Given: ({ response }) => <Typed text={response.text} />,
  isBlank: ({ text }) => isBlankText(text),
};
