import { html } from 'hono/html';
import type { Course, Material, Person } from '../model.ts';
import { type Practice, personalityOf, storageTargetOf } from '../practice.ts';
import { toolLaunch, toolLogin } from '../protocol/addresses.ts';
import { loginHint, messageHint } from '../protocol/hints.ts';
import { autoPost } from './auto-post.ts';
import { type Html, NOTHING, page } from './layout.ts';
import { dueText } from './materials.ts';

/** As Schoology has it. */
const SANDBOX =
  'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals allow-top-navigation-by-user-activation';

const frame = (practice: Practice, title: string, src: string): Html => {
  const target = storageTargetOf(practice.store.state);
  return html`<div class="tool" data-tool-origin="${practice.toolOrigin}" data-storage="${target === null ? '' : 'yes'}">
    ${
      target === null || target === '_parent'
        ? NOTHING
        : html`<iframe name="${target}" src="/frame/storage" title="Storage of the LMS" hidden></iframe>`
    }
    <iframe class="tool-frame" name="tool-frame" title="${title}" src="${src}"
      allow="fullscreen; microphone; camera; clipboard-write" sandbox="${SANDBOX}"></iframe>
  </div>`;
};

/** A material, opened: its heading and the tool in a frame. */
export const materialPage = (practice: Practice, person: Person, course: Course, material: Material): Html =>
  page({
    title: material.title,
    practice,
    person,
    course,
    entry: 'materials',
    script: 'frame',
    content: html`<p class="crumbs"><a href="/courses/${course.id}">${course.title}</a></p>
      <div class="head"><h1>${material.title}</h1>${material.due ? html`<p class="muted">${dueText(material)}</p>` : NOTHING}</div>
      ${
        material.kind === 'link'
          ? html`<p><a href="${material.targetLinkUri}" rel="noreferrer">${material.targetLinkUri}</a></p>`
          : frame(practice, material.title, `/courses/${course.id}/materials/${material.id}/launch`)
      }`,
  });

/** The tool's picker over the course, as *Add Materials* opens it. */
export const pickerPage = (practice: Practice, person: Person, course: Course): Html =>
  page({
    title: 'Add Passback',
    practice,
    person,
    course,
    entry: 'materials',
    script: 'frame',
    content: html`<section class="modal" aria-labelledby="modal-title">
      <div class="head"><h1 id="modal-title">Add Passback</h1><a class="button" href="/courses/${course.id}">Close</a></div>
      ${frame(practice, 'Passback: choose what to add', `/courses/${course.id}/add/passback/launch`)}</section>`,
  });

/** The tool opened from the list of apps, outside any course. */
export const appPage = (practice: Practice, person: Person): Html =>
  page({
    title: 'Passback',
    practice,
    person,
    script: 'frame',
    content: html`<div class="head"><h1>Passback</h1></div>${frame(practice, 'Passback', '/apps/passback/launch')}`,
  });

/** What the LMS puts in a frame of its own to keep the tool's values (LTI postMessage storage 0.1). */
export const storagePage = (practice: Practice): Html =>
  html`<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Storage</title>
    <script src="/assets/frame.js" type="module"></script></head>
    <body><div class="tool" data-tool-origin="${practice.toolOrigin}" data-storage="yes"></div></body></html>`;

/**
 * The first document of a frame: begins the login at the tool (Security Framework 1.0 §5.1.1.1).
 * @param what which message the launch will carry
 * @param now epoch seconds
 */
export const loginPage = (
  practice: Practice,
  person: Person,
  what: {
    message: 'resource-link' | 'deep-linking' | 'app-menu';
    course: string | null;
    material: Material | null;
  },
  now: number,
): Html => {
  const { state } = practice.store;
  const target = storageTargetOf(state);
  const hint = {
    person: person.id,
    message: what.message,
    course: what.course,
    material: what.material?.id ?? null,
  };
  const fields: Record<string, string> = {
    iss: practice.url,
    login_hint: loginHint(state, person.id),
    target_link_uri: what.material?.targetLinkUri ?? toolLaunch(practice),
    lti_message_hint: messageHint(state, hint, now),
    client_id: state.clientId,
    lti_deployment_id: state.deploymentId,
    ...(target === null ? {} : { lti_storage_target: target }),
  };
  return autoPost(toolLogin(practice), fields, personalityOf(state).login.method, 'Opening Passback…');
};
