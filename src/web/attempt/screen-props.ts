/** From what the assignment's object tells a learner to what the page shows: numbers become words here, on the server. */
import type { LearnerOutcome, LearnerView } from '../../assignment/commands/learner-view.ts';
import { type Points, showPoints } from '../../formative/points.ts';
import type { T } from '../words/catalogue.ts';
import type { Locale } from '../words/translate.ts';
import type { AttemptProps, ShownResult } from './contract.ts';

/** Where an assignment counts as complete or incomplete, no points are said: they would promise a grade there is not. */
export function screenProps(view: LearnerView, t: T, locale: Locale): AttemptProps {
  const worth = (points: Points) =>
    view.completeOnly ? null : t('student.points', { points: showPoints(points, locale), n: points });
  return {
    title: view.title,
    instructions: view.content.instructions,
    questions: view.content.questions.map((question) => ({ question, worth: worth(question.points) })),
    worth: worth(view.points),
    attemptsAllowed: view.attemptsAllowed,
    mayStart: view.mayStart,
    attempt: view.attempt && {
      number: view.attempt.number,
      submittedAt: view.attempt.submittedAt,
      mayEdit: view.attempt.mayEdit,
      responses: view.attempt.responses,
    },
    result: view.outcome && shownResult(view, view.outcome, t, locale),
  };
}

function shownResult(view: LearnerView, outcome: LearnerOutcome, t: T, locale: Locale): ShownResult {
  const outOf = (points: Points, maximum: Points) =>
    view.completeOnly
      ? null
      : t('student.points-of', {
          points: showPoints(points, locale),
          maximum: showPoints(maximum, locale),
          n: maximum,
        });
  return {
    total: outOf(outcome.points, outcome.maximum),
    waiting: outcome.waiting,
    questions: Object.fromEntries(
      view.content.questions.flatMap(({ id, points: maximum }) => {
        const said = outcome.questions[id];
        if (!said) return [];
        const { verdict, points, comment } = said;
        return [[id, { verdict, comment, points: points === null ? null : outOf(points, maximum) }]];
      }),
    ),
  };
}
