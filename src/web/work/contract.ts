/** What the screen of a learner's work is given. Times in epoch milliseconds. */
import type { Content } from '../../formative/content.ts';
import type { AttemptGrade } from '../../formative/grading.ts';
import type { AttemptRecord } from '../../passback/assess.ts';
import type { State } from '../../passback/machine.ts';
import type { Cause } from '../../passback/retry.ts';
import type { GradeValue } from '../../passback/value.ts';
import type { Row, Shown } from '../overview/contract.ts';
import type { Spoken } from '../shell/spoken.ts';
import type { MarkError, Typed } from './read-marks.ts';

/** One passback as it is told to a teacher. */
export type Sent = {
  revision: number;
  at: number;
  /** The teacher who decided it; null when it went by itself. */
  by: string | null;
  value: GradeValue;
  state: State;
  cause: Cause | null;
  words: string | null;
};

/** A form that was filled in wrongly: nothing of it was kept, and all of it is shown again. */
export type Correction = { attempt: number; errors: Record<string, MarkError>; typed: Record<string, Typed> };

export type WorkProps = Spoken & {
  personId: string;
  name: string;
  title: string;
  work: Row['work'];
  grade: Row['grade'];
  shown: Shown;
  content: Content;
  /** Newest first. */
  attempts: { attempt: AttemptRecord; grade: AttemptGrade }[];
  sent: Sent[];
  /** How the people who sent are called, by id. */
  names: Record<string, string>;
  correction: Correction | null;
  now: number;
};
