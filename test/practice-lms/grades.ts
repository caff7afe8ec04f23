import { type Cell, type Column, cellKey, type State } from './model.ts';
import { getCourse, getPerson, learnersOf, NotFound } from './roster.ts';

/** A row of what the control answers about a gradebook. */
export type GradebookCell = {
  material: string | null;
  column: string;
  label: string;
  person: string;
  sub: string;
  /** Points on the scale of the column; null is blank, 0 is a grade. */
  score: number | null;
  /** What the column is out of. */
  maximum: number;
  comment: string | null;
  timestamp: string | null;
  receivedAt: string;
  by: 'tool' | 'teacher';
};

export const columnsOf = (state: State, course: string): Column[] =>
  state.columns.filter((one) => one.course === course);

export const findColumn = (state: State, id: string): Column | null =>
  state.columns.find((one) => one.id === id) ?? null;

export const cellOf = (state: State, column: string, person: string): Cell | null =>
  state.cells[cellKey(column, person)] ?? null;

/** A share of a whole as points of a column, without the noise of binary fractions. */
export const toColumn = (given: number, outOf: number, column: Column): number =>
  Number(((given * column.maximum) / outOf).toPrecision(12));

/** Every cell of a course that has ever held something, for learners who are still in it. */
export const gradebook = (state: State, course: string): GradebookCell[] => {
  const learners = learnersOf(state, getCourse(state, course));
  return columnsOf(state, course).flatMap((column) =>
    learners.flatMap((person) => {
      const cell = cellOf(state, column.id, person.id);
      if (cell === null) return [];
      const { score, comment, timestamp, receivedAt, by } = cell;
      return [
        {
          material: column.material,
          column: column.id,
          label: column.label,
          person: person.id,
          sub: person.sub,
          score,
          maximum: column.maximum,
          comment,
          timestamp,
          receivedAt,
          by,
        },
      ];
    }),
  );
};

/** The column a teacher means by a column id or, for a material with one column, by the material id. */
export const columnNamed = (state: State, id: string): Column => {
  const column = findColumn(state, id) ?? state.columns.find((one) => one.material === id);
  if (column === undefined || column === null)
    throw new NotFound(`There is no column or graded material ${id}`);
  return column;
};

/**
 * A teacher types into a cell, or blanks it. The last timestamp of the tool stays, so a later score wins again.
 * @param score points on the scale of the column, or null for blank
 * @param now epoch milliseconds
 */
export const setCell = (
  state: State,
  edit: { column: string; person: string; score: number | null; comment?: string | null },
  now: number,
): Cell => {
  const column = columnNamed(state, edit.column);
  const person = getPerson(state, edit.person);
  const old = cellOf(state, column.id, person.id);
  const cell: Cell = {
    column: column.id,
    person: person.id,
    score: edit.score,
    comment: edit.comment === undefined ? (old?.comment ?? null) : edit.comment,
    scoringUserId: null,
    timestamp: old?.timestamp ?? null,
    receivedAt: new Date(now).toISOString(),
    by: 'teacher',
  };
  state.cells[cellKey(column.id, person.id)] = cell;
  return cell;
};

/** A score of a tool, already checked for shape. */
export type ToolScore = {
  given: number | null;
  outOf: number | null;
  timestamp: string;
  final: boolean;
  comment: string | null;
  scoringUserId: string | null;
};

/**
 * A tool's score arrives (AGS 2.0 §3.4). Absent points clear the cell; points of a score that is not final change
 * nothing but the comment; a timestamp that is not later than the last one is stale.
 * @param resolution milliseconds below which two timestamps count as equal
 * @param now epoch milliseconds
 */
export const applyScore = (
  state: State,
  column: Column,
  person: string,
  score: ToolScore,
  resolution: number,
  now: number,
): 'applied' | 'stale' => {
  const old = cellOf(state, column.id, person);
  const step = (text: string): number => Math.floor(Date.parse(text) / resolution);
  if (old?.timestamp && step(score.timestamp) <= step(old.timestamp)) return 'stale';
  const points =
    score.given === null || score.outOf === null ? null : toColumn(score.given, score.outOf, column);
  const keeps = points !== null && !score.final;
  state.cells[cellKey(column.id, person)] = {
    column: column.id,
    person,
    score: keeps ? (old?.score ?? null) : points,
    comment: score.comment,
    scoringUserId: score.scoringUserId,
    timestamp: score.timestamp,
    receivedAt: new Date(now).toISOString(),
    by: keeps ? (old?.by ?? 'tool') : 'tool',
  };
  return 'applied';
};
