import { html } from 'hono/html';
import { type Course, fullName, type Person } from '../model.ts';
import type { Practice } from '../practice.ts';
import { getPerson } from '../roster.ts';
import { type Html, NOTHING, page } from './layout.ts';

const ROLE = {
  instructor: 'Teacher',
  learner: 'Student',
  mentor: 'Parent',
  administrator: 'Administrator',
} as const;

/** Who is in the course; students can be dropped, put back, and those of the district enrolled. */
export const membersPage = (
  practice: Practice,
  person: Person,
  course: Course,
  notice: string | null,
): Html => {
  const { state } = practice.store;
  const outside = state.people.filter(
    (one) => one.kind === 'student' && !course.memberships.some((member) => member.person === one.id),
  );
  return page({
    title: `Members · ${course.title}`,
    practice,
    person,
    course,
    entry: 'members',
    notice,
    content: html`<h1>Members</h1>
      <div class="scroll" role="region" aria-label="Members" tabindex="0"><table class="plain">
        <thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Status</th><th scope="col">Action</th></tr></thead>
        <tbody>${course.memberships.map(({ person: id, role, active }) => {
          const name = fullName(getPerson(state, id));
          return html`<tr class="${active ? '' : 'gone'}"><th scope="row">${name}</th><td>${ROLE[role]}</td><td>${active ? 'Active' : 'Dropped'}</td>
            <td>${
              role === 'learner'
                ? html`<form method="post"><input type="hidden" name="person" value="${id}" />
                    <button class="button small" name="action" value="${active ? 'drop' : 'enrol'}" aria-label="${active ? 'Drop' : 'Re-enrol'} ${name}">${active ? 'Drop' : 'Re-enrol'}</button></form>`
                : NOTHING
            }</td></tr>`;
        })}</tbody></table></div>
      ${
        outside.length === 0
          ? NOTHING
          : html`<form method="post" class="card stack"><label>Enrol a student <select name="person">${outside.map((one) => html`<option value="${one.id}">${fullName(one)}</option>`)}</select></label>
              <div class="actions"><button class="button" name="action" value="enrol">Enrol</button></div></form>`
      }`,
  });
};
