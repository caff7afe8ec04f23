import { html } from 'hono/html';
import { fullName, type Kind, type Person } from '../model.ts';
import type { Practice } from '../practice.ts';
import { type Html, NOTHING, page } from './layout.ts';

const GROUPS: [Kind, string, string][] = [
  ['teacher', 'Teachers', 'Add assignments, watch the gradebook.'],
  ['student', 'Students', 'Open assignments and see their own grades.'],
  ['parent', 'Parents', 'See what their child sees, change nothing.'],
  ['admin', 'Administrators', 'Everything a teacher can do, for the institution.'],
];

const note = (person: Person, practice: Practice): string => {
  if (person.children.length > 0)
    return `Parent of ${practice.store.state.people
      .filter(({ id }) => person.children.includes(id))
      .map(({ given }) => given)
      .join(', ')}`;
  const notes = [
    person.locale === 'es' ? 'Uses Spanish' : '',
    person.email === null ? 'Has no email' : '',
  ].filter((one) => one !== '');
  return notes.join(' · ') || (person.email ?? '');
};

/** The first page: who do you want to be? */
export const choosePage = (practice: Practice, next: string): Html =>
  page({
    title: 'Who are you?',
    practice,
    person: null,
    content: html`<h1>Who are you?</h1>
      <p class="lead">This is a practice district. Be anybody; you can change your mind at the top right of every page.</p>
      ${GROUPS.map(([kind, title, text]) => {
        const people = practice.store.state.people.filter((one) => one.kind === kind).slice(0, 24);
        return people.length === 0
          ? NOTHING
          : html`<section class="group"><h2>${title}</h2><p class="muted">${text}</p>
              <ul class="people">
                ${people.map(
                  (one) => html`<li><form method="post" action="/be">
                    <input type="hidden" name="person" value="${one.id}" /><input type="hidden" name="next" value="${next}" />
                    <button class="person ${kind}"><span class="avatar" aria-hidden="true">${one.given.charAt(0)}${one.family.charAt(0)}</span>
                    <span><strong>${fullName(one)}</strong><small>${note(one, practice)}</small></span></button></form></li>`,
                )}
              </ul></section>`;
      })}`,
  });

/** The courses a person is in. */
export const coursesPage = (practice: Practice, person: Person): Html => {
  const { courses } = practice.store.state;
  const mine = courses.filter(({ memberships }) =>
    memberships.some((one) => one.person === person.id && one.active),
  );
  return page({
    title: 'Courses',
    practice,
    person,
    content: html`<h1>Courses</h1>
      <ul class="people">
        ${mine.map(
          (
            course,
          ) => html`<li><a class="person" href="/courses/${course.id}"><span class="tile" aria-hidden="true">${course.title.charAt(0)}</span>
            <span><strong>${course.title}</strong><small>Section ${course.id} · ${course.memberships.filter(({ role, active }) => role === 'learner' && active).length} students</small></span></a></li>`,
        )}
      </ul>
      ${mine.length === 0 ? html`<p>${person.given} is in no course.</p>` : NOTHING}`,
  });
};
