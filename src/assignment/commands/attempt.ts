/** A learner's work: start, save an answer, submit. */
import { sql } from 'drizzle-orm';
import { maySave, mayStart } from '../../formative/attempts.ts';
import { gradeAttempt } from '../../formative/grading.ts';
import { isBlank, parseResponse } from '../../formative/questions/table.ts';
import { reconsider } from '../passbacks.ts';
import {
  attemptKey,
  findAssignmentRow,
  getAttempt,
  lastAttempt,
  loadLearner,
  noteChange,
} from '../record.ts';
import { attempts, responses } from '../schema.ts';
import type { Turn, Unknown } from '../turn.ts';

export type StartResult =
  | { kind: 'started'; number: number }
  | { kind: 'none-left' }
  | { kind: 'not-launched' }
  | Unknown;

/** Begins an attempt, or goes on with the one that is open. */
export function start(turn: Turn, input: { personId: string }): StartResult {
  const assignment = findAssignmentRow(turn.db);
  if (!assignment) return { kind: 'unknown-assignment' };
  const loaded = loadLearner(turn.db, input.personId);
  if (!loaded) return { kind: 'not-launched' };
  const answer = mayStart(loaded.record.attempts, assignment.settings);
  if (answer.kind === 'none-left') return answer;
  if (answer.kind === 'may-start')
    turn.db
      .insert(attempts)
      .values({ personId: input.personId, number: answer.number, startedAt: turn.now })
      .run();
  return { kind: 'started', number: answer.number };
}

export type SaveInput = { personId: string; attempt: number; questionId: string; body: unknown };
export type SaveResult =
  | { kind: 'saved'; at: number }
  | { kind: 'closed' }
  | { kind: 'invalid' }
  | { kind: 'no-such-question' }
  | { kind: 'no-attempt' }
  | Unknown;

/** Keeps one answer. Blank answers are kept too: clearing an answer is an answer. */
export function save(turn: Turn, input: SaveInput): SaveResult {
  const { personId, questionId } = input;
  const assignment = findAssignmentRow(turn.db);
  if (!assignment) return { kind: 'unknown-assignment' };
  const question = assignment.content.questions.find((q) => q.id === questionId);
  if (!question) return { kind: 'no-such-question' };
  const record = loadLearner(turn.db, personId)?.record;
  const attempt = record && getAttempt(record, input.attempt);
  if (!attempt) return { kind: 'no-attempt' };
  if (maySave(attempt, assignment.settings).kind === 'closed') return { kind: 'closed' };
  const parsed = parseResponse(question, input.body);
  if (parsed.kind === 'invalid') return parsed;
  turn.db
    .insert(responses)
    .values({ personId, attempt: attempt.number, questionId, body: parsed.response, savedAt: turn.now })
    .onConflictDoUpdate({
      target: [responses.personId, responses.attempt, responses.questionId],
      set: { body: sql`excluded.body`, savedAt: turn.now },
    })
    .run();
  if (attempt.submittedAt !== null) {
    const wasBlank = isBlank(question, attempt.responses[questionId] ?? null);
    const same = JSON.stringify(attempt.responses[questionId]) === JSON.stringify(parsed.response);
    if (!same) noteChange(turn, personId, wasBlank ? 'late-answer' : 'edited-response');
    reconsider(turn, personId);
  }
  return { kind: 'saved', at: turn.now };
}

export type SubmitInput = { personId: string; attempt: number | 'open'; by: 'learner' | 'teacher' };
export type SubmitResult =
  | { kind: 'submitted'; at: number; blanks: number }
  | { kind: 'submitted-already'; at: number }
  | { kind: 'no-attempt' }
  | Unknown;

/** Hands in an attempt. Doing it twice is doing it once: a lost answer to the first press loses nothing. */
export function submit(turn: Turn, input: SubmitInput): SubmitResult {
  const { personId } = input;
  const assignment = findAssignmentRow(turn.db);
  if (!assignment) return { kind: 'unknown-assignment' };
  const record = loadLearner(turn.db, personId)?.record;
  const attempt =
    record && (input.attempt === 'open' ? lastAttempt(record) : getAttempt(record, input.attempt));
  if (!attempt) return { kind: 'no-attempt' };
  if (attempt.submittedAt !== null) return { kind: 'submitted-already', at: attempt.submittedAt };
  const blanks = gradeAttempt(assignment.content, attempt.responses, attempt.marks).blanks.length;
  turn.db
    .update(attempts)
    .set({ submittedAt: turn.now, submittedBy: input.by, blanksAtSubmission: blanks })
    .where(attemptKey(personId, attempt.number))
    .run();
  reconsider(turn, personId);
  return { kind: 'submitted', at: turn.now, blanks };
}
