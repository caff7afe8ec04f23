import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { type Course, fullName, type Person } from '../model.ts';
import { type Practice, personalityOf } from '../practice.ts';
import { teaches } from '../roster.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export const NOTHING: Html = html``;

type Entry = 'materials' | 'gradebook' | 'grades' | 'members' | 'copy';

export type PageOptions = {
  title: string;
  practice: Practice;
  person: Person | null;
  course?: Course;
  /** Which entry of the course menu is open. */
  entry?: Entry;
  /** A line that says what has just happened. */
  notice?: string | null;
  script?: 'frame' | 'gradebook';
  content: Html;
};

const initials = (person: Person): string => `${person.given.charAt(0)}${person.family.charAt(0)}`;

const topBar = (practice: Practice, person: Person | null): Html => {
  const { state } = practice.store;
  return html`<header class="top">
    <a class="brand" href="/courses"><span class="mark" aria-hidden="true"></span>${state.district}</a>
    <span class="acting">Practice LMS acting as ${personalityOf(state).label}</span>
    <nav class="top-nav" aria-label="District">
      <a href="/courses">Courses</a>
      <a href="/apps/passback">Apps</a>
      <a href="/faults">Faults</a>
    </nav>
    ${
      person === null
        ? NOTHING
        : html`<details class="menu who">
            <summary><span class="avatar" aria-hidden="true">${initials(person)}</span>
              <span class="who-text">You are ${fullName(person)} · switch</span></summary>
            <ul>
              ${state.people.slice(0, 12).map(
                (
                  one,
                ) => html`<li><form method="post" action="/be"><input type="hidden" name="person" value="${one.id}" />
                  <button ${one.id === person.id ? 'aria-current=true' : ''}>${fullName(one)} <small>${one.kind}</small></button></form></li>`,
              )}
              <li><a href="/">All people</a></li>
            </ul>
          </details>`
    }
  </header>`;
};

const courseMenu = (course: Course, person: Person, entry: Entry | undefined): Html => {
  const teacher = teaches(course, person.id);
  const entries: [Entry, string, string][] = teacher
    ? [
        ['materials', 'Materials', ''],
        ['gradebook', 'Gradebook', '/gradebook'],
        ['members', 'Members', '/members'],
        ['copy', 'Copy course', '/copy'],
      ]
    : [
        ['materials', 'Materials', ''],
        ['grades', 'Grades', '/grades'],
      ];
  return html`<nav class="side" aria-label="Course">
    <p class="course-name"><span class="tile" aria-hidden="true">${course.title.charAt(0)}</span>${course.title}</p>
    <ul>
      ${entries.map(
        ([name, label, path]) =>
          html`<li><a href="/courses/${course.id}${path}" ${name === entry ? 'aria-current=page' : ''}>${label}</a></li>`,
      )}
    </ul>
  </nav>`;
};

/** A whole page in the frame of the LMS. */
export const page = ({
  title,
  practice,
  person,
  course,
  entry,
  notice,
  script,
  content,
}: PageOptions): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${practice.store.state.district}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/style.css" />
        <script src="/assets/menus.js" type="module"></script>
        ${script ? html`<script src="/assets/${script}.js" type="module"></script>` : NOTHING}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${topBar(practice, person)}
        <div class="${course ? 'body with-side' : 'body'}">
          ${course && person ? courseMenu(course, person, entry) : NOTHING}
          <main id="main" tabindex="-1">
            ${notice ? html`<p class="notice" role="status">${notice}</p>` : NOTHING}
            ${content}
          </main>
        </div>
      </body>
    </html>`;
