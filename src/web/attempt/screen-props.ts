/** From what the assignment's object tells a learner to what the page shows: numbers become words here, on the server. */
import type { LearnerView } from '../../assignment/commands/learner-view.ts';
import { type Points, showPoints } from '../../formative/points.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import type { AskedQuestion, AttemptProps } from './contract.ts';

/** Where an assignment counts as complete or incomplete, no points are said: they would promise a grade there is not. */
export function screenProps(view: LearnerView, t: T, locale: Locale): AttemptProps {
  const { attempt, outcome } = view;
  const worth = (points: Points) =>
    view.completeOnly ? null : t('student.points', { points: showPoints(points, locale), n: points });
  const outOf = (points: Points, maximum: Points) =>
    view.completeOnly
      ? null
      : t('student.points-of', {
          points: showPoints(points, locale),
          maximum: showPoints(maximum, locale),
          n: maximum,
        });
  const outcomeOf = (id: string, maximum: Points): AskedQuestion['outcome'] => {
    const said = outcome && own(outcome.questions, id);
    if (!said) return null;
    const { verdict, points, comment } = said;
    return { verdict, comment, points: points === null ? null : outOf(points, maximum) };
  };
  return {
    title: view.title,
    instructions: view.content.instructions,
    questions: view.content.questions.map((question) => ({
      question,
      worth: worth(question.points),
      response: attempt && own(attempt.responses, question.id),
      outcome: outcomeOf(question.id, question.points),
    })),
    worth: worth(view.points),
    attemptsAllowed: view.attemptsAllowed,
    mayStart: view.mayStart,
    attempt: attempt && {
      number: attempt.number,
      submittedAt: attempt.submittedAt,
      mayEdit: attempt.mayEdit,
    },
    result: outcome && { total: outOf(outcome.points, outcome.maximum), waiting: outcome.waiting },
  };
}

/** A question may be called "constructor", which every object has without anybody having put it there. */
function own<V>(record: Record<string, V | undefined>, id: string): V | null {
  return Object.hasOwn(record, id) ? (record[id] ?? null) : null;
}
