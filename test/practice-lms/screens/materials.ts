import { html } from 'hono/html';
import { columnsOfMaterial, findMaterial, materialsOf } from '../materials.ts';
import type { Course, Material, Person } from '../model.ts';
import type { Practice } from '../practice.ts';
import { teaches } from '../roster.ts';
import { type Html, NOTHING, page } from './layout.ts';

const DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** When a material is due, as people write it. */
export const dueText = (material: Material): string | null =>
  material.due === null ? null : `Due ${DATE.format(new Date(material.due))}`;

/** Points without noise: at most two decimals. */
export const pointsText = (points: number): string => String(Number(points.toFixed(2)));

const row = (
  practice: Practice,
  course: Course,
  material: Material,
  teacher: boolean,
  isNew: boolean,
): Html => {
  const columns = columnsOfMaterial(practice.store.state, material.id);
  const facts = [
    columns[0] ? `${pointsText(columns[0].maximum)} points` : 'Not graded',
    dueText(material),
    material.history.length > 0 ? 'Copied' : null,
  ].filter((one) => one !== null);
  const base = `/courses/${course.id}/materials/${material.id}`;
  return html`<li class="${isNew ? 'material new' : 'material'}">
    <span class="icon" aria-hidden="true">${material.kind === 'lti' ? 'P' : '↗'}</span>
    <div class="grow">
      <a class="material-title" href="${base}">${material.title}</a>
      ${material.text ? html`<p class="muted">${material.text}</p>` : NOTHING}
      <p class="muted">${facts.join(' · ')}</p>
    </div>
    ${
      teacher
        ? html`<details class="menu"><summary aria-label="Options for ${material.title}">⚙</summary>
            <ul><li><a href="${base}/edit">Edit</a></li><li><a href="${base}/delete">Delete</a></li></ul></details>`
        : NOTHING
    }
  </li>`;
};

const addedNotice = (
  practice: Practice,
  added: string | undefined,
  message: string | undefined,
): string | null => {
  if (added === undefined) return null;
  const titles = added.split(',').flatMap((id) => findMaterial(practice.store.state, id)?.title ?? []);
  const what =
    titles.length === 0 ? 'Nothing was added.' : `Added ${titles.map((title) => `“${title}”`).join(', ')}.`;
  return message ? `${what} ${message}` : what;
};

/** A course: its materials and, for who teaches it, the ways to add one. */
export const materialsPage = (
  practice: Practice,
  person: Person,
  course: Course,
  {
    added,
    message,
    notice,
  }: { added?: string | undefined; message?: string | undefined; notice?: string | undefined },
): Html => {
  const teacher = teaches(course, person.id);
  const materials = materialsOf(practice.store.state, course.id);
  const fresh = (added ?? '').split(',');
  return page({
    title: course.title,
    practice,
    person,
    course,
    entry: 'materials',
    notice: notice ?? addedNotice(practice, added, message),
    content: html`<div class="head"><h1>Materials</h1>
      ${
        teacher
          ? html`<details class="menu add"><summary class="button primary">Add Materials</summary>
              <ul><li><a href="/courses/${course.id}/add/passback">Passback</a></li>
              <li><a href="/courses/${course.id}/add/external">Add File/Link/External Tool</a></li></ul></details>`
          : NOTHING
      }</div>
      ${
        materials.length === 0
          ? html`<div class="empty"><p><strong>Nothing here yet.</strong></p><p>${teacher ? 'Choose Add Materials, then Passback, to add the first assignment.' : 'Your teacher has not added anything.'}</p></div>`
          : html`<ul class="materials">${materials.map((one) => row(practice, course, one, teacher, fresh.includes(one.id)))}</ul>`
      }`,
  });
};
