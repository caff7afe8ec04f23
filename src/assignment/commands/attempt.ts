/** A learner's work: start, save an answer, submit. */
import { and, eq, sql } from 'drizzle-orm';
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

export type SaveInput = {
  personId: string;
  attempt: number;
  questionId: string;
  body: unknown;
  /** Which page sent it, and the how-manieth request of that page it is. */
  order?: { page: string; request: number };
};
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
  if (wasOvertaken(turn, input)) return { kind: 'saved', at: turn.now };
  const { page = null, request = null } = input.order ?? {};
  turn.db
    .insert(responses)
    .values({
      personId,
      attempt: attempt.number,
      questionId,
      body: parsed.response,
      savedAt: turn.now,
      page,
      request,
    })
    .onConflictDoUpdate({
      target: [responses.personId, responses.attempt, responses.questionId],
      set: { body: sql`excluded.body`, savedAt: turn.now, page, request },
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

/** A later request of the same page is kept already: this one was given up by the page and came after all. */
function wasOvertaken(turn: Turn, { personId, attempt, questionId, order }: SaveInput): boolean {
  if (!order) return false;
  const mine = and(
    eq(responses.personId, personId),
    eq(responses.attempt, attempt),
    eq(responses.questionId, questionId),
  );
  const kept = turn.db
    .select({ page: responses.page, request: responses.request })
    .from(responses)
    .where(mine)
    .get();
  return kept?.page === order.page && (kept.request ?? 0) > order.request;
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
