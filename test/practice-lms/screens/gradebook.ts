import { html } from 'hono/html';
import { cellOf, columnsOf } from '../grades.ts';
import { type Cell, type Column, type Course, fullName, type Person } from '../model.ts';
import type { Practice } from '../practice.ts';
import { learnersOf } from '../roster.ts';
import { type Html, NOTHING, page } from './layout.ts';
import { pointsText } from './materials.ts';

const TIME = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', second: '2-digit' });

const source = (cell: Cell | null): string => {
  if (cell === null) return '';
  return `${cell.by === 'tool' ? 'Passback' : 'Teacher'}, ${TIME.format(new Date(cell.receivedAt))}`;
};

const editable = (practice: Practice, course: Course, column: Column, person: Person): Html => {
  const cell = cellOf(practice.store.state, column.id, person.id);
  const value = cell?.score ?? null;
  return html`<td id="cell-${column.id}-${person.id}" data-column="${column.id}" data-person="${person.id}">
    <form method="post" action="/courses/${course.id}/gradebook">
      <input type="hidden" name="column" value="${column.id}" /><input type="hidden" name="person" value="${person.id}" />
      <input class="grade" name="score" inputmode="decimal" autocomplete="off" value="${value === null ? '' : pointsText(value)}"
        aria-label="${fullName(person)}, ${column.label}, out of ${pointsText(column.maximum)}" />
      <button class="save">Save</button>
    </form>
    ${cell?.comment ? html`<p class="comment">${cell.comment}</p>` : NOTHING}
    <p class="source ${cell?.by ?? ''}">${source(cell)}</p>
  </td>`;
};

const head = (column: Column, course: Course): Html => {
  const title =
    column.material === null
      ? html`${column.label}`
      : html`<a href="/courses/${course.id}/materials/${column.material}">${column.label}</a>`;
  return html`<th scope="col">${title}<small>${pointsText(column.maximum)} points</small></th>`;
};

/** Learners down, columns across; each cell can be typed into. */
export const gradebookPage = (
  practice: Practice,
  person: Person,
  course: Course,
  notice: string | null,
): Html => {
  const { state } = practice.store;
  const columns = columnsOf(state, course.id);
  const learners = learnersOf(state, course);
  return page({
    title: `Gradebook · ${course.title}`,
    practice,
    person,
    course,
    entry: 'gradebook',
    notice,
    script: 'gradebook',
    content: html`<div class="head"><h1>Gradebook</h1><a class="button" href="/courses/${course.id}/gradebook">Reload</a></div>
      <p class="muted">Type a grade and press Enter; empty the field to blank it. New grades appear by themselves.</p>
      ${
        columns.length === 0
          ? html`<div class="empty"><p><strong>No graded materials.</strong></p><p>A column appears with the first one.</p></div>`
          : html`<div class="scroll" role="region" aria-label="Grades" tabindex="0"><table class="gradebook">
              <thead><tr><th scope="col">Student</th>${columns.map((column) => head(column, course))}</tr></thead>
              <tbody>${learners.map(
                (learner) =>
                  html`<tr><th scope="row">${learner.family}, ${learner.given}</th>${columns.map((column) => editable(practice, course, column, learner))}</tr>`,
              )}</tbody></table></div>`
      }`,
  });
};

/** A learner's own grades, or those of a parent's children. */
export const gradesPage = (practice: Practice, person: Person, course: Course): Html => {
  const { state } = practice.store;
  const shown = learnersOf(state, course).filter(
    ({ id }) => id === person.id || person.children.includes(id),
  );
  const columns = columnsOf(state, course.id);
  return page({
    title: `Grades · ${course.title}`,
    practice,
    person,
    course,
    entry: 'grades',
    content: html`<h1>Grades</h1>
      ${shown.map(
        (learner) => html`<section class="card"><h2>${fullName(learner)}</h2>
          ${
            columns.length === 0
              ? html`<p class="muted">Nothing is graded yet.</p>`
              : html`<table class="plain"><thead><tr><th scope="col">Assignment</th><th scope="col">Grade</th><th scope="col">Comment</th></tr></thead>
                  <tbody>${columns.map((column) => {
                    const cell = cellOf(state, column.id, learner.id);
                    const score = cell?.score ?? null;
                    return html`<tr><th scope="row">${column.label}</th><td>${score === null ? '–' : pointsText(score)} / ${pointsText(column.maximum)}</td><td>${cell?.comment ?? ''}</td></tr>`;
                  })}</tbody></table>`
          }</section>`,
      )}
      ${shown.length === 0 ? html`<p>There are no grades for ${person.given} here.</p>` : NOTHING}`,
  });
};
