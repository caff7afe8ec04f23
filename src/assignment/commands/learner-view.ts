/** What the learner sees: the questions without their keys, their own answers, and the result where it is given. */
import { maySave, mayStart } from '../../formative/attempts.ts';
import { contentPoints, type LearnerContent, learnerContent } from '../../formative/content.ts';
import { gradeAttempt } from '../../formative/grading.ts';
import type { Response } from '../../formative/questions/table.ts';
import { findAssignmentRow, lastAttempt, loadLearner } from '../record.ts';
import type { RecordDb, Unknown } from '../turn.ts';

export type LearnerAttempt = {
  number: number;
  startedAt: number;
  submittedAt: number | null;
  mayEdit: boolean;
  responses: Record<string, Response | undefined>;
};

/** What an attempt earned, question by question; verdict `waiting` means a teacher has yet to score it. */
export type LearnerOutcome = {
  points: number;
  maximum: number;
  waiting: number;
  questions: Record<
    string,
    {
      verdict: 'right' | 'partly' | 'wrong' | 'blank' | 'waiting';
      points: number | null;
      comment: string | null;
    }
  >;
};

export type LearnerView = {
  kind: 'view';
  title: string;
  content: LearnerContent;
  points: number;
  attempt: LearnerAttempt | null;
  attemptsAllowed: number;
  /** Another attempt may be begun. */
  mayStart: boolean;
  /** Null before submission, and where the assignment does not show results. */
  outcome: LearnerOutcome | null;
  /** The grade counts as complete or incomplete, not in points. */
  completeOnly: boolean;
};

export function learnerView(
  db: RecordDb,
  input: { personId: string },
): LearnerView | { kind: 'not-launched' } | Unknown {
  const assignment = findAssignmentRow(db);
  if (!assignment) return { kind: 'unknown-assignment' };
  const loaded = loadLearner(db, input.personId);
  if (!loaded) return { kind: 'not-launched' };
  const { content, settings } = assignment;
  const attempt = lastAttempt(loaded.record);
  const shown = attempt !== null && attempt.submittedAt !== null && settings.results === 'after-submission';
  const graded = shown ? gradeAttempt(content, attempt.responses, attempt.marks) : null;
  return {
    kind: 'view',
    title: assignment.title,
    content: learnerContent(content),
    points: contentPoints(content),
    attempt: attempt && {
      number: attempt.number,
      startedAt: attempt.startedAt,
      submittedAt: attempt.submittedAt,
      mayEdit: maySave(attempt, settings).kind === 'may-save',
      responses: attempt.responses,
    },
    attemptsAllowed: settings.attemptsAllowed,
    mayStart: mayStart(loaded.record.attempts, settings).kind === 'may-start',
    completeOnly: settings.grading === 'complete',
    outcome: graded && {
      points: graded.points,
      maximum: graded.maximum,
      waiting: graded.waiting.length,
      questions: Object.fromEntries(
        Object.entries(graded.scores).map(([id, score]) => [
          id,
          {
            verdict: score.kind === 'waiting' ? 'waiting' : score.verdict,
            points: score.kind === 'waiting' ? null : score.points,
            comment: attempt?.marks[id]?.comment ?? null,
          },
        ]),
      ),
    },
  };
}
