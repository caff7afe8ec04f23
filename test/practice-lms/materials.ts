import { type Column, type Course, cellKey, type Material, type State } from './model.ts';
import { nextId } from './practice.ts';
import { getCourse, NotFound } from './roster.ts';

export type NewMaterial = {
  course: string;
  title: string;
  text?: string | null;
  kind?: 'lti' | 'link';
  targetLinkUri: string;
  custom?: Record<string, string>;
  due?: string | null;
  /** Makes the column; without it the launch carries no `lineitem`. */
  grading?: { points: number; label?: string; resourceId?: string | null; tag?: string | null } | null;
};

/** Adds a column to a course. `by` says who asked for it. */
export const addColumn = (state: State, column: Omit<Column, 'id'>): Column => {
  const made: Column = { ...column, id: nextId(state) };
  state.columns.push(made);
  return made;
};

/** Adds a material, and its column where it is graded. */
export const addMaterial = (state: State, wanted: NewMaterial): Material => {
  getCourse(state, wanted.course);
  const material: Material = {
    id: nextId(state),
    course: wanted.course,
    title: wanted.title,
    text: wanted.text ?? null,
    kind: wanted.kind ?? 'lti',
    targetLinkUri: wanted.targetLinkUri,
    custom: { ...wanted.custom },
    due: wanted.due ?? null,
    history: [],
  };
  state.materials.push(material);
  if (wanted.grading) {
    addColumn(state, {
      course: material.course,
      material: material.id,
      label: wanted.grading.label ?? material.title,
      maximum: wanted.grading.points,
      resourceId: wanted.grading.resourceId ?? null,
      tag: wanted.grading.tag ?? null,
      by: 'teacher',
    });
  }
  return material;
};

export const findMaterial = (state: State, id: string): Material | null =>
  state.materials.find((one) => one.id === id) ?? null;

export const getMaterial = (state: State, id: string): Material => {
  const material = findMaterial(state, id);
  if (material === null) throw new NotFound(`There is no material ${id}`);
  return material;
};

export const materialsOf = (state: State, course: string): Material[] =>
  state.materials.filter((one) => one.course === course);

export const columnsOfMaterial = (state: State, material: string): Column[] =>
  state.columns.filter((one) => one.material === material);

/** The column a launch names: the material's, if it has exactly one (AGS 2.0 §3.1). */
export const launchColumn = (state: State, material: string): Column | null => {
  const columns = columnsOfMaterial(state, material);
  return columns.length === 1 ? (columns[0] ?? null) : null;
};

/** Removes a column with every grade in it. */
export const removeColumn = (state: State, column: string): void => {
  state.columns = state.columns.filter((one) => one.id !== column);
  for (const [key, cell] of Object.entries(state.cells)) if (cell.column === column) delete state.cells[key];
};

/** Deletes a material, its columns and their grades. There is no way back, as in the real thing. */
export const removeMaterial = (state: State, id: string): void => {
  getMaterial(state, id);
  for (const column of columnsOfMaterial(state, id)) removeColumn(state, column.id);
  state.materials = state.materials.filter((one) => one.id !== id);
};

/** Changes what a column is out of; the grades in it keep their proportion (AGS 2.0 §3.2.9). */
export const rescale = (state: State, column: Column, maximum: number): void => {
  for (const cell of Object.values(state.cells)) {
    if (cell.column !== column.id || cell.score === null) continue;
    state.cells[cellKey(cell.column, cell.person)] = {
      ...cell,
      score: (cell.score * maximum) / column.maximum,
    };
  }
  column.maximum = maximum;
};

/** A teacher changes a material; `points` null switches grading off and deletes the column. */
export const editMaterial = (
  state: State,
  id: string,
  change: { title: string; points: number | null; due: string | null },
): void => {
  const material = getMaterial(state, id);
  material.title = change.title;
  material.due = change.due;
  const columns = columnsOfMaterial(state, id);
  if (change.points === null) for (const column of columns) removeColumn(state, column.id);
  const [column] = columns;
  if (change.points === null) return;
  if (column) {
    column.label = change.title;
    rescale(state, column, change.points);
    return;
  }
  addColumn(state, {
    course: material.course,
    material: id,
    label: change.title,
    maximum: change.points,
    resourceId: null,
    tag: null,
    by: 'teacher',
  });
};

/**
 * Copies the materials of a course, with columns but without grades, into a new course or an existing one. The new
 * course gets the staff of the old one and no learners. `resourceId`, `tag` and `custom` are kept (AGS 2.0 §3.2.2).
 */
export const copyCourse = (state: State, from: string, to: { into: string } | { title: string }): Course => {
  const source = getCourse(state, from);
  const target: Course =
    'into' in to
      ? getCourse(state, to.into)
      : {
          id: nextId(state),
          title: to.title,
          history: [],
          memberships: source.memberships
            .filter((one) => one.role === 'instructor' || one.role === 'administrator')
            .map((one) => ({ ...one })),
        };
  if (!('into' in to)) state.courses.push(target);
  target.history = [source.id, ...source.history, ...target.history.filter((id) => id !== source.id)].slice(
    0,
    5,
  );
  for (const original of materialsOf(state, source.id)) {
    const history = [original.id, ...original.history].slice(0, 5);
    const copy: Material = {
      ...original,
      id: nextId(state),
      course: target.id,
      custom: { ...original.custom },
      history,
    };
    state.materials.push(copy);
    for (const { id: _, ...column } of columnsOfMaterial(state, original.id))
      addColumn(state, { ...column, course: target.id, material: copy.id });
  }
  return target;
};
