import { html } from 'hono/html';
import type { Person } from '../model.ts';
import type { Practice } from '../practice.ts';
import { type Html, page } from './layout.ts';

/** A page for what cannot be opened, with the way back. */
export const stopPage = (practice: Practice, person: Person | null, reason: string): Html =>
  page({
    title: 'Not available',
    practice,
    person,
    content: html`<div class="empty"><h1>Not available</h1><p>${reason}</p><p><a class="button" href="/courses">Back to the courses</a></p></div>`,
  });
