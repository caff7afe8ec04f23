/** Multiple choice: radio buttons. */
import type {
  MultipleChoiceResponse,
  MultipleChoiceView,
} from '../../../formative/questions/multiple-choice.ts';
import { Choices, Picked } from './choices.tsx';
import type { QuestionView } from './view.ts';

export const multipleChoice: QuestionView<MultipleChoiceView, MultipleChoiceResponse> = {
  Input: ({ question, response, id, describedBy, t, answer }) => (
    <Choices
      type="radio"
      id={id}
      stem={question.stem}
      hint={t('student.choose-one')}
      describedBy={describedBy}
      choices={question.options}
      picked={response ? [response.choice] : []}
      pick={(choice) => answer({ choice }, 'now')}
    />
  ),
  Given: ({ question, response }) => <Picked choices={question.options} picked={[response.choice]} />,
  isBlank: ({ choice }) => choice === '',
};
