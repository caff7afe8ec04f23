/** The views of the question types. Adding one is adding it here. */
import type { LearnerQuestion, Response, TypeName } from '../../../formative/questions/table.ts';
import { essay } from './essay.tsx';
import { multipleChoice } from './multiple-choice.tsx';
import { multipleSelection } from './multiple-selection.tsx';
import { numeric } from './numeric.tsx';
import { shortAnswer } from './short-answer.tsx';
import { trueFalse } from './true-false.tsx';
import type { QuestionView } from './view.ts';

type AnyView = QuestionView<LearnerQuestion, Response>;

const VIEWS: Record<TypeName, AnyView> = {
  'multiple-choice': multipleChoice,
  'multiple-selection': multipleSelection,
  'true-false': trueFalse,
  numeric,
  'short-answer': shortAnswer,
  essay,
};

/** The view of a question. Callers hand it that question and responses to it. */
export const viewOf = (question: { type: TypeName }): AnyView => VIEWS[question.type];

/** Whether a question is unanswered as far as the page knows. */
export const isUnanswered = (question: LearnerQuestion, response: Response | null | undefined): boolean =>
  !response || viewOf(question).isBlank(response);
