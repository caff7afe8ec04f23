/** What a teacher filled in at the picker, read and judged field by field; what was typed is never lost. */
import { readPoints } from '../../formative/points.ts';
import type { Catalogue } from '../words/catalogue.ts';

export type Values = { formative: string; title: string; points: string; due: string; offset: string };
export type Errors = Partial<Record<keyof Values, Extract<keyof Catalogue, `add.${string}.error`>>>;

export type FilledIn =
  | { kind: 'invalid'; values: Values; errors: Errors }
  | { kind: 'choice'; values: Values; choice: { title: string; points: number | null; due: string | null } };

export const emptyChoice = (title: string | null): FilledIn => ({
  kind: 'invalid',
  values: { formative: '', title: title ?? '', points: '', due: '', offset: '' },
  errors: {},
});

/**
 * @param form `title`; `points` as typed, empty for the formative's own; `due` as the browser's local date and time with
 * `offset`, the minutes from UTC that it has there (as `Date.getTimezoneOffset` says them)
 * @returns `due` as ISO 8601 in UTC
 */
export function readChoice(form: URLSearchParams): FilledIn {
  const value = (name: string) => (form.get(name) ?? '').trim();
  const values: Values = {
    formative: value('formative'),
    title: value('title'),
    points: value('points'),
    due: value('due'),
    offset: value('offset'),
  };
  const errors: Errors = {};
  if (values.title.length > 200) errors.title = 'add.name.error';
  const points = values.points === '' ? null : readPoints(values.points);
  if (values.points !== '' && !points) errors.points = 'add.points.error';
  const due = values.due === '' ? null : dueDate(values.due, Number(values.offset || 0));
  if (values.due !== '' && due === null) errors.due = 'add.due.error';
  if (Object.keys(errors).length > 0) return { kind: 'invalid', values, errors };
  return { kind: 'choice', values, choice: { title: values.title, points, due } };
}

function dueDate(local: string, offsetMinutes: number): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local) || Math.abs(offsetMinutes) > 14 * 60)
    return null;
  const at = Date.parse(`${local}Z`) + offsetMinutes * 60_000;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
