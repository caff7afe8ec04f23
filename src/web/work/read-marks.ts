/** Reading the form in which a teacher scores one attempt. */
import { type Points, readPoints } from '../../formative/points.ts';

/** What a field was filled in with, as text, and what is wrong with it by code. */
export type Typed = { points: string; comment: string };
export type MarkError =
  | { kind: 'not-a-number' }
  | { kind: 'comment-alone' }
  | { kind: 'above'; maximum: Points };

export type ReadMark = { questionId: string; points: Points | null; comment: string | null };

export type ReadMarks =
  | { kind: 'marks'; attempt: number; marks: ReadMark[] }
  | { kind: 'wrong'; attempt: number; errors: Record<string, MarkError> }
  /** No form of ours. */
  | { kind: 'unreadable' };

const LONGEST_COMMENT = 2_000;

/**
 * Takes from the form what the teacher changed: a field that still says what the page was filled in with says nothing,
 * so a score that a colleague gave meanwhile stays. Empty points take the teacher's score back.
 */
export function readMarks(form: URLSearchParams): ReadMarks {
  const attempt = Number(form.get('attempt') ?? Number.NaN);
  if (!Number.isSafeInteger(attempt) || attempt < 1) return { kind: 'unreadable' };
  const typed = typedMarks(form);
  const marks: ReadMark[] = [];
  const errors: [string, MarkError][] = [];
  for (const [questionId, { points: text, comment }] of Object.entries(typed)) {
    const before = {
      points: form.get(`was-points-${questionId}`),
      comment: form.get(`was-comment-${questionId}`),
    };
    if (text === (before.points ?? '').trim() && comment === lines(before.comment)) continue;
    const points = text === '' ? null : readPoints(text);
    if (text !== '' && points === null) errors.push([questionId, { kind: 'not-a-number' }]);
    else if (points === null && comment !== '' && comment !== lines(before.comment))
      errors.push([questionId, { kind: 'comment-alone' }]);
    else marks.push({ questionId, points, comment: comment.slice(0, LONGEST_COMMENT) || null });
  }
  if (errors.length > 0) return { kind: 'wrong', attempt, errors: Object.fromEntries(errors) };
  return { kind: 'marks', attempt, marks };
}

/** Everything that was typed, by question id: what the screen shows again when something is wrong. */
export function typedMarks(form: URLSearchParams): Record<string, Typed> {
  const ids = [...form.keys()].flatMap((name) =>
    name.startsWith('points-') ? [name.slice('points-'.length)] : [],
  );
  return Object.fromEntries(
    ids.map((id) => [
      id,
      { points: (form.get(`points-${id}`) ?? '').trim(), comment: lines(form.get(`comment-${id}`)) },
    ]),
  );
}

/** A text area sends its line ends in the way of the web's forms. */
const lines = (text: string | null) => (text ?? '').replaceAll('\r\n', '\n').trim();
