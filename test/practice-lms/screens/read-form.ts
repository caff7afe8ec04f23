import type { MaterialForm } from './forms.ts';

type Fields = Record<string, unknown>;

/** A field of a form as text; empty when it is missing or a file. */
export const textField = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** A grade as typed: points from 0 up, or null for an empty field. A comma counts as the decimal point. */
export const parseScore = (typed: string): number | null | 'not-a-number' => {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  const score = Number(text);
  return Number.isFinite(score) && score >= 0 ? score : 'not-a-number';
};

/** Reads the form of a material: `points` null means that grading is off, `due` is ISO 8601. */
export const parseMaterialForm = (
  fields: Fields,
):
  | { kind: 'material'; title: string; url: string; points: number | null; due: string | null }
  | { kind: 'problem'; reason: string; form: MaterialForm } => {
  const form: MaterialForm = {
    title: textField(fields, 'title').trim(),
    url: textField(fields, 'url').trim(),
    grading: textField(fields, 'grading') === 'on',
    points: textField(fields, 'points').trim(),
    due: textField(fields, 'due'),
  };
  const points = Number(form.points);
  const due = form.due === '' ? null : new Date(form.due);
  if (form.title === '') return { kind: 'problem', reason: 'Give it a name.', form };
  if (!URL.canParse(form.url)) return { kind: 'problem', reason: 'The URL is not complete.', form };
  if (form.grading && !(points > 0 && Number.isFinite(points)))
    return { kind: 'problem', reason: 'Points must be a number above 0.', form };
  if (due !== null && Number.isNaN(due.getTime()))
    return { kind: 'problem', reason: 'The due date is not a date.', form };
  const graded = form.grading ? points : null;
  return {
    kind: 'material',
    title: form.title,
    url: form.url,
    points: graded,
    due: due === null ? null : due.toISOString(),
  };
};
