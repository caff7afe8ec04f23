/** True or false: two radio buttons. */
import type { TrueFalseResponse, TrueFalseView } from '../../../formative/questions/true-false.ts';
import { Choices } from './choices.tsx';
import type { QuestionView } from './view.ts';

export const trueFalse: QuestionView<TrueFalseView, TrueFalseResponse> = {
  Input: ({ question, response, id, describedBy, t, answer }) => (
    <Choices
      type="radio"
      id={id}
      stem={question.stem}
      hint={null}
      describedBy={describedBy}
      choices={[
        { id: 'true', text: t('student.true') },
        { id: 'false', text: t('student.false') },
      ]}
      picked={response ? [String(response.value)] : []}
      pick={(choice) => answer({ value: choice === 'true' }, 'now')}
    />
  ),
  Given: ({ response, t }) => <p>{t(response.value ? 'student.true' : 'student.false')}</p>,
  // False is an answer.
  isBlank: () => false,
};
