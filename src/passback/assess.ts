/**
 * Everything that is to be known about one learner on one assignment, worked out from the record alone: the grade,
 * what the rules say, and where the passback stands. The code that sends and the screen that explains both read this.
 */

import { countingGrade } from '../formative/attempts.ts';
import { type Content, contentPoints, needsManualScoring } from '../formative/content.ts';
import { type AttemptGrade, gradeAttempt, type Mark } from '../formative/grading.ts';
import type { Response } from '../formative/questions/table.ts';
import type { Settings } from '../formative/settings.ts';
import { isOpen, type Passback } from './machine.ts';
import type { Cause } from './retry.ts';
import {
  type AutomaticReason,
  type Facts,
  type ManualReason,
  mayGoByHand,
  mayGoByItself,
  type Verdict,
} from './rules.ts';
import { currentValue, type GradeValue, sameValue } from './value.ts';

export type AttemptRecord = {
  number: number;
  startedAt: number;
  submittedAt: number | null;
  blanksAtSubmission: number | null;
  responses: Record<string, Response | undefined>;
  marks: Record<string, Mark | undefined>;
};

/** One learner's part of the record, beside what holds for the whole assignment. */
export type LearnerRecord = {
  launched: boolean;
  lineItem: string | null;
  changedSince: boolean;
  changedInGradebook: boolean;
  attempts: AttemptRecord[];
  passbacks: Passback[];
};

export type AssignmentFacts = {
  content: Content;
  settings: Settings;
  licenceActive: boolean;
  columnMaximum: number | null;
};

export type Work = 'not-opened' | 'opened' | 'working' | 'submitted';

/** Where the latest passback stands, in the words of the teacher's screen. */
export type Progress =
  | { kind: 'not-sent' }
  | {
      kind: 'on-its-way';
      step: 'queued' | 'sending' | 'retrying';
      nextTryAt: number | null;
      value: GradeValue;
    }
  | { kind: 'delivered'; value: GradeValue; overridden: boolean; at: number }
  | { kind: 'cleared'; at: number }
  /** Delivered, and the grade here has changed since. */
  | { kind: 'changed'; sent: GradeValue; at: number }
  | { kind: 'failed'; cause: Cause; words: string | null; at: number; value: GradeValue };

export type Assessment = {
  work: Work;
  grade: { points: number; maximum: number; waiting: number; submitted: boolean } | null;
  grades: { number: number; grade: AttemptGrade }[];
  value: GradeValue | null;
  facts: Facts;
  automatic: Verdict<AutomaticReason>;
  manual: Verdict<ManualReason>;
  progress: Progress;
};

/** @param record null for a learner of the roster who never opened the assignment */
export function assess(assignment: AssignmentFacts, record: LearnerRecord | null): Assessment {
  const { content, settings } = assignment;
  const attempts = record?.attempts ?? [];
  const grades = attempts.map((a) => ({
    number: a.number,
    grade: gradeAttempt(content, a.responses, a.marks),
  }));
  const grade = countingGrade(
    attempts.map((a, i) => {
      const g = grades[i]?.grade;
      return {
        number: a.number,
        submittedAt: a.submittedAt,
        points: g?.points ?? 0,
        maximum: g?.maximum ?? 0,
        waiting: g?.waiting.length ?? 0,
      };
    }),
    settings.attemptPolicy,
  );
  const submitted = attempts.some((a) => a.submittedAt !== null);
  const formativePoints = contentPoints(content);
  const value = currentValue({ grading: settings.grading, formativePoints, grade, submitted });
  const passbacks = [...(record?.passbacks ?? [])].sort((a, b) => a.revision - b.revision);
  // A re-send that was withheld never became anybody's decision about the gradebook.
  const decided = passbacks.filter((p) => p.state !== 'withheld');
  const facts: Facts = {
    licenceActive: assignment.licenceActive,
    automatic: settings.automatic,
    grading: settings.grading,
    blanksAsZero: settings.blanksAsZero,
    formativePoints,
    columnMaximum: assignment.columnMaximum,
    handScored: needsManualScoring(content),
    waiting: grade?.waiting ?? 0,
    launched: record?.launched ?? false,
    started: attempts.length > 0,
    gradingEnabled: (record?.lineItem ?? null) !== null,
    submitted,
    blanksAtSubmission: attempts.find((a) => a.number === 1)?.blanksAtSubmission ?? 0,
    laterAttempt: attempts.some((a) => a.number > 1),
    changedSinceSubmission: record?.changedSince ?? false,
    lastDecision: decided.at(-1)?.decision ?? null,
    changedInGradebook: record?.changedInGradebook ?? false,
  };
  return {
    work: workOf(record, submitted),
    grade,
    grades,
    value,
    facts,
    automatic: mayGoByItself(facts),
    manual: mayGoByHand(facts),
    progress: progressOf(decided, value),
  };
}

function workOf(record: LearnerRecord | null, submitted: boolean): Work {
  if (!record?.launched) return 'not-opened';
  if (record.attempts.length === 0) return 'opened';
  return submitted && record.attempts.every((a) => a.submittedAt !== null) ? 'submitted' : 'working';
}

function progressOf(decided: Passback[], value: GradeValue | null): Progress {
  const last = decided.filter((p) => p.state !== 'superseded').at(-1);
  if (!last) return { kind: 'not-sent' };
  const sent: GradeValue = { given: last.given, maximum: last.maximum };
  const at = last.settledAt ?? last.decidedAt;
  if (isOpen(last) && last.state !== 'delivered' && last.state !== 'failed')
    return { kind: 'on-its-way', step: stepOf(last), nextTryAt: last.nextTryAt, value: sent };
  if (last.state === 'failed')
    return {
      kind: 'failed',
      cause: last.cause ?? 'platform-unreachable',
      words: last.words,
      at,
      value: sent,
    };
  if (last.decision === 'clear') return { kind: 'cleared', at };
  if (last.decision === 'grade' && value !== null && !sameValue(sent, value))
    return { kind: 'changed', sent, at };
  return { kind: 'delivered', value: sent, overridden: last.decision === 'override', at };
}

function stepOf(p: Passback): 'queued' | 'sending' | 'retrying' {
  return p.state === 'sending' || p.state === 'retrying' ? p.state : 'queued';
}

/**
 * What the machine sends now without anyone's action: the current value where the rules allow it and it is not what
 * the latest decision for this very column already says, however that one ended. Null when there is nothing to do.
 */
export function automaticValue(assessment: Assessment, record: LearnerRecord): GradeValue | null {
  const { value, automatic } = assessment;
  if (automatic.kind === 'may-not' || value === null) return null;
  const decided = record.passbacks
    .filter((p) => p.state !== 'withheld')
    .sort((a, b) => a.revision - b.revision);
  const last = decided.at(-1);
  const said =
    last?.lineItem === record.lineItem && sameValue({ given: last.given, maximum: last.maximum }, value);
  return said ? null : value;
}
