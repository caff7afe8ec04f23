/** Multiple selection: checkboxes. */
import type {
  MultipleSelectionResponse,
  MultipleSelectionView,
} from '../../../formative/questions/multiple-selection.ts';
import { Choices, Picked } from './choices.tsx';
import type { QuestionView } from './view.ts';

export const multipleSelection: QuestionView<MultipleSelectionView, MultipleSelectionResponse> = {
  Input: ({ question, response, id, describedBy, t, answer }) => {
    const picked = response?.choices ?? [];
    return (
      <Choices
        type="checkbox"
        id={id}
        stem={question.stem}
        hint={t('student.choose-many')}
        describedBy={describedBy}
        choices={question.options}
        picked={picked}
        pick={(choice, on) => {
          const others = picked.filter((each) => each !== choice);
          answer({ choices: on ? [...others, choice] : others }, 'now');
        }}
      />
    );
  },
  Given: ({ question, response }) => <Picked choices={question.options} picked={response.choices} />,
  isBlank: ({ choices }) => choices.length === 0,
};
