import { html } from 'hono/html';
import { columnsOfMaterial } from '../materials.ts';
import type { Course, Material, Person } from '../model.ts';
import type { Practice } from '../practice.ts';
import { toolLaunch } from '../protocol/addresses.ts';
import { type Html, NOTHING, page } from './layout.ts';

/** What a form of a material was sent with, for showing it again beside what is wrong. */
export type MaterialForm = { title: string; url: string; grading: boolean; points: string; due: string };

const local = (iso: string | null): string => {
  if (iso === null) return '';
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const problem = (error: string | null): Html =>
  error === null ? NOTHING : html`<p class="problem" role="alert">${error}</p>`;

const gradingFields = (
  form: MaterialForm,
): Html => html`<label class="check"><input type="checkbox" name="grading" value="on" ${form.grading ? 'checked' : ''} /> Enable grading</label>
  <div class="revealed">
    <label>Points <input name="points" inputmode="decimal" value="${form.points}" /></label>
    <label>Due date <input name="due" type="datetime-local" value="${form.due}" /></label>
  </div>`;

/** *Add File/Link/External Tool*: the other way to place the tool in a course. */
export const externalToolPage = (
  practice: Practice,
  person: Person,
  course: Course,
  form: MaterialForm | null,
  error: string | null,
): Html => {
  const shown = form ?? { title: '', url: toolLaunch(practice), grading: false, points: '100', due: '' };
  return page({
    title: 'Add External Tool',
    practice,
    person,
    course,
    entry: 'materials',
    content: html`<section class="modal narrow"><h1>Add External Tool</h1>${problem(error)}
      <form method="post" class="stack">
        <label>Tool provider <select name="provider"><option>Passback</option></select></label>
        <label>Name <input name="title" required value="${shown.title}" /></label>
        <label>URL <input name="url" type="url" required value="${shown.url}" /></label>
        ${gradingFields(shown)}
        <div class="actions"><button class="button primary">Submit</button><a class="button" href="/courses/${course.id}">Cancel</a></div>
      </form></section>`,
  });
};

/** A teacher changes name, points and due date. */
export const editPage = (
  practice: Practice,
  person: Person,
  course: Course,
  material: Material,
  form: MaterialForm | null,
  error: string | null,
): Html => {
  const [column] = columnsOfMaterial(practice.store.state, material.id);
  const shown = form ?? {
    title: material.title,
    url: material.targetLinkUri,
    grading: column !== undefined,
    points: String(column?.maximum ?? 100),
    due: local(material.due),
  };
  return page({
    title: `Edit ${material.title}`,
    practice,
    person,
    course,
    entry: 'materials',
    content: html`<section class="modal narrow"><h1>Edit assignment</h1>${problem(error)}
      <form method="post" class="stack">
        <label>Name <input name="title" required value="${shown.title}" /></label>
        <input type="hidden" name="url" value="${shown.url}" />
        ${gradingFields(shown)}
        <div class="actions"><button class="button primary">Save changes</button><a class="button" href="/courses/${course.id}">Cancel</a></div>
      </form></section>`,
  });
};

/** Asks before something that cannot be undone. */
export const confirmPage = (practice: Practice, person: Person, course: Course, material: Material): Html =>
  page({
    title: `Delete ${material.title}`,
    practice,
    person,
    course,
    entry: 'materials',
    content: html`<section class="modal narrow"><h1>Delete “${material.title}”?</h1>
      <p>Its gradebook column and every grade in it are deleted as well. This cannot be undone.</p>
      <form method="post" class="actions"><button class="button danger">Delete</button><a class="button" href="/courses/${course.id}">Cancel</a></form></section>`,
  });

/** Copies a course into a new one or into one that exists. */
export const copyPage = (practice: Practice, person: Person, course: Course): Html => {
  const others = practice.store.state.courses.filter(({ id }) => id !== course.id);
  return page({
    title: `Copy ${course.title}`,
    practice,
    person,
    course,
    entry: 'copy',
    content: html`<h1>Copy course</h1>
      <p>Materials are copied with their columns and settings, without students or grades.</p>
      <form method="post" class="stack card">
        <label>Copy to <select name="into"><option value="">A new course</option>${others.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</select></label>
        <label>Title of the new course <input name="title" value="${course.title} (copy)" /></label>
        <div class="actions"><button class="button primary">Copy</button></div>
      </form>`,
  });
};
