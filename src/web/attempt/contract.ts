/** What the student's page is given, and what it sends. */
import * as z from 'zod/mini';
import type { LearnerQuestion, Response } from '../../formative/questions/table.ts';

export type Verdict = 'right' | 'partly' | 'wrong' | 'blank' | 'waiting';

export type AskedQuestion = {
  question: LearnerQuestion;
  /** What it is worth, in words; null where points do not count. */
  worth: string | null;
  /** The answer that is kept. */
  response: Response | null;
  /**
   * Null before submission, and where the teacher keeps results back. `points` is in words, null while the answer waits
   * and where points do not count.
   */
  outcome: { verdict: Verdict; points: string | null; comment: string | null } | null;
};

export type AttemptProps = {
  title: string;
  /** Markdown. */
  instructions: string;
  questions: AskedQuestion[];
  /** What all of it is worth, in words; null where it only counts as complete. */
  worth: string | null;
  attemptsAllowed: number;
  /** Another attempt may be begun. */
  mayStart: boolean;
  /** The last attempt. `submittedAt` is in epoch milliseconds, null while the attempt is open. */
  attempt: {
    number: number;
    submittedAt: number | null;
    mayEdit: boolean;
  } | null;
  /**
   * Null before submission, and where the teacher keeps results back. `total` is "7.5 of 10 points", null where the work
   * only counts as complete; `waiting` is how many answers wait for the teacher.
   */
  result: { total: string | null; waiting: number } | null;
};

export type ShownAttempt = NonNullable<AttemptProps['attempt']>;

const attemptNumber = z.int().check(z.minimum(1), z.maximum(1000));

/** `PUT responses/:questionId`. What an answer looks like is the question type's matter: `body` is checked there. */
export const saveSchema = z.object({
  attempt: attemptNumber,
  body: z.unknown(),
  /** Rises with every request of one page, so that one which was given up and arrives after all changes nothing. */
  order: z.optional(
    z.object({
      page: z.string().check(z.minLength(1), z.maxLength(64)),
      request: z.int().check(z.minimum(1)),
    }),
  ),
});

/** `POST submit` */
export const submitSchema = z.object({ attempt: attemptNumber });

/** What the actions answer with. Times are epoch milliseconds. */
export type Started = { number: number };
export type Saved = { savedAt: number };
/** `blanks` is null when the attempt had been submitted before: nothing was counted anew. */
export type Submitted = { submittedAt: number; blanks: number | null };
