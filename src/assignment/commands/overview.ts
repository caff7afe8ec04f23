/** What a teacher sees of the whole assignment, and of one learner's work. */
import { eq } from 'drizzle-orm';
import type { Content } from '../../formative/content.ts';
import { contentPoints, needsManualScoring } from '../../formative/content.ts';
import type { Settings } from '../../formative/settings.ts';
import {
  type Assessment,
  type AttemptRecord,
  assess,
  type Progress,
  type Work,
} from '../../passback/assess.ts';
import type { AutomaticReason, ManualReason } from '../../passback/rules.ts';
import type { GradeValue } from '../../passback/value.ts';
import { assignmentFacts, findAssignmentRow, loadAll, loadLearner } from '../record.ts';
import { type Change, history } from '../schema.ts';
import type { RecordDb, Unknown } from '../turn.ts';

/** One learner in a teacher's list. Names are joined outside: this record has none. */
export type LearnerStanding = {
  personId: string;
  work: Work;
  submittedAt: number | null;
  attempts: number;
  grade: Assessment['grade'];
  value: GradeValue | null;
  /** Null: the machine may send (or has sent) this grade. */
  automatic: AutomaticReason | null;
  manual: ManualReason | null;
  progress: Progress;
  changedSince: Change | null;
};

export type Overview = {
  kind: 'overview';
  title: string;
  points: number;
  questions: number;
  handScored: boolean;
  settings: Settings;
  learners: LearnerStanding[];
  /** A standing for somebody who is in the course and was never here. */
  neverOpened: Omit<LearnerStanding, 'personId'>;
};

export function overview(db: RecordDb, now: number): Overview | Unknown {
  const assignment = findAssignmentRow(db);
  if (!assignment) return { kind: 'unknown-assignment' };
  const facts = assignmentFacts(assignment, now);
  const { content, settings } = assignment;
  return {
    kind: 'overview',
    title: assignment.title,
    points: contentPoints(content),
    questions: content.questions.length,
    handScored: needsManualScoring(content),
    settings,
    learners: loadAll(db).map(({ row, record }) => ({
      personId: row.personId,
      ...standing(assess(facts, record), record.attempts, row.changedSince),
    })),
    neverOpened: standing(assess(facts, null), [], null),
  };
}

function standing(
  a: Assessment,
  attempts: readonly AttemptRecord[],
  changedSince: Change | null,
): Omit<LearnerStanding, 'personId'> {
  return {
    work: a.work,
    submittedAt: attempts.at(-1)?.submittedAt ?? null,
    attempts: attempts.length,
    grade: a.grade,
    value: a.value,
    automatic: a.automatic.kind === 'may-not' ? a.automatic.reason : null,
    manual: a.manual.kind === 'may-not' ? a.manual.reason : null,
    progress: a.progress,
    changedSince,
  };
}

/** One learner's work with its scores, for the teacher who reads and scores it, and what was sent and when. */
export type LearnerWork = {
  kind: 'work';
  title: string;
  content: Content;
  standing: LearnerStanding;
  attempts: { attempt: AttemptRecord; grade: Assessment['grades'][number]['grade'] }[];
  history: (typeof history.$inferSelect)[];
};

export function learnerWork(
  db: RecordDb,
  now: number,
  input: { personId: string },
): LearnerWork | { kind: 'not-launched' } | Unknown {
  const assignment = findAssignmentRow(db);
  if (!assignment) return { kind: 'unknown-assignment' };
  const loaded = loadLearner(db, input.personId);
  if (!loaded) return { kind: 'not-launched' };
  const { record, row } = loaded;
  const assessment = assess(assignmentFacts(assignment, now), record);
  return {
    kind: 'work',
    title: assignment.title,
    content: assignment.content,
    standing: { personId: row.personId, ...standing(assessment, record.attempts, row.changedSince) },
    attempts: record.attempts.flatMap((attempt) => {
      const graded = assessment.grades.find((g) => g.number === attempt.number);
      return graded ? [{ attempt, grade: graded.grade }] : [];
    }),
    history: db.select().from(history).where(eq(history.personId, input.personId)).orderBy(history.id).all(),
  };
}
