/** Grading: what responses have earned, by key and by teacher. */
import { type Content, contentPoints } from './content.ts';
import { type Points, scalePoints, sumPoints } from './points.ts';
import { isBlank, type Question, type Response, readAs, typeOf } from './questions/table.ts';

/** A teacher's score for one response. It wins over the key. `by` is a person's id, `at` epoch milliseconds. */
export type Mark = { points: Points; by: string; at: number; comment: string | null };

export type ResponseScore =
  | {
      kind: 'scored';
      points: Points;
      verdict: 'right' | 'partly' | 'wrong' | 'blank';
      by: 'key' | 'teacher';
    }
  /** It needs a teacher. */
  | { kind: 'waiting' };

/**
 * What one response has earned. A teacher's mark stands as it was given, above the question's points too (extra credit).
 * A blank scores 0 without a teacher, whatever the type. Otherwise 0 <= points <= the question's points.
 * A response of another type's shape, left over from an older version of the question, counts as blank.
 */
export function scoreResponse(
  question: Question,
  response: Response | null,
  mark: Mark | null,
): ResponseScore {
  const blank = isBlank(question, response);
  if (mark)
    return {
      kind: 'scored',
      points: mark.points,
      verdict: markVerdict(question, blank, mark),
      by: 'teacher',
    };
  const type = typeOf(question);
  const read = readAs(question, response);
  if (blank || read === null) return { kind: 'scored', points: 0, verdict: 'blank', by: 'key' };
  if (type.scoredBy === 'teacher') return { kind: 'waiting' };
  const { earned, of } = type.score(question, read);
  const verdict = earned >= of ? 'right' : earned > 0 ? 'partly' : 'wrong';
  return { kind: 'scored', points: scalePoints(question.points, earned, of), verdict, by: 'key' };
}

/** Full points are right, even where the full points are 0; a blank that was given something is what it was given. */
function markVerdict(question: Question, blank: boolean, mark: Mark): 'right' | 'partly' | 'wrong' | 'blank' {
  if (blank && mark.points === 0) return 'blank';
  if (mark.points >= question.points) return 'right';
  return mark.points > 0 ? 'partly' : 'wrong';
}

export type AttemptGrade = {
  /** Earned by what is scored so far. */
  points: Points;
  maximum: Points;
  /** Ids of the questions that need a teacher, in the order of the content. */
  waiting: string[];
  /** Ids of the questions left unanswered, whether or not a teacher has scored them. */
  blanks: string[];
  /** By question id; every question of the content is in it. */
  scores: Record<string, ResponseScore>;
};

/** Grades one attempt. Responses and marks are by question id; those of questions that are gone do not count. */
export function gradeAttempt(
  content: Content,
  responses: Readonly<Record<string, Response | undefined>>,
  marks: Readonly<Record<string, Mark | undefined>>,
): AttemptGrade {
  const graded = content.questions.map((question) => {
    const response = own(responses, question.id);
    return {
      id: question.id,
      blank: isBlank(question, response),
      score: scoreResponse(question, response, own(marks, question.id)),
    };
  });
  return {
    points: sumPoints(graded.map(({ score }) => (score.kind === 'scored' ? score.points : 0))),
    maximum: contentPoints(content),
    waiting: graded.filter(({ score }) => score.kind === 'waiting').map(({ id }) => id),
    blanks: graded.filter(({ blank }) => blank).map(({ id }) => id),
    scores: Object.fromEntries(graded.map(({ id, score }) => [id, score])),
  };
}

/** A question may be called "constructor", which every object has without anybody having put it there. */
function own<T>(record: Readonly<Record<string, T | undefined>>, id: string): T | null {
  return Object.hasOwn(record, id) ? (record[id] ?? null) : null;
}
