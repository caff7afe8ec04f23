import { html } from 'hono/html';
import { ENDPOINTS, type Fault } from '../faults.ts';
import type { Person } from '../model.ts';
import { PERSONALITIES } from '../personalities/index.ts';
import type { Practice } from '../practice.ts';
import { type Html, page } from './layout.ts';

/** What can go wrong, ready to be chosen; the endpoint and the share come from the form. */
export const KINDS: Record<
  string,
  { label: string; fault: { kind: Fault['kind'] } & Record<string, unknown> }
> = {
  'too-many': {
    label: '429 Too Many Requests, Retry-After 5',
    fault: { kind: 'status', status: 429, retryAfter: 5 },
  },
  unavailable: { label: '503 Service Unavailable', fault: { kind: 'status', status: 503 } },
  broken: { label: '500 with an HTML page', fault: { kind: 'status', status: 500, html: true } },
  expired: { label: '401 Unauthorized', fault: { kind: 'status', status: 401 } },
  forbidden: { label: '403 Forbidden', fault: { kind: 'status', status: 403 } },
  close: { label: 'Closes the socket before doing anything', fault: { kind: 'close' } },
  'close-after': { label: 'Does the work, then closes the socket', fault: { kind: 'close-after' } },
  slow: { label: 'Answers after 5 seconds', fault: { kind: 'slow', ms: 5000 } },
};

const describe = (fault: Fault): string => {
  const { endpoint, share = 1, times, ...rest } = fault;
  const which = share === 1 ? 'all requests' : `${Math.round(share * 100)} % of requests`;
  const what =
    rest.kind === 'status'
      ? `status ${rest.status}`
      : rest.kind === 'slow'
        ? `slow by ${rest.ms} ms`
        : rest.kind;
  return `${endpoint}: ${what}, ${which}${times ? `, ${times} times` : ''}`;
};

const choices = (all: [string, string][], current: string): Html =>
  html`${all.map(([value, label]) => html`<option value="${value}" ${value === current ? 'selected' : ''}>${label}</option>`)}`;

/** The switchboard: what the LMS acts as, what goes wrong, and what it has seen. */
export const faultsPage = (practice: Practice, person: Person | null, notice: string | null): Html => {
  const { state } = practice.store;
  const { settings } = state;
  const board = practice.faults.list();
  return page({
    title: 'Faults',
    practice,
    person,
    notice,
    content: html`<h1>Faults and personality</h1>
      <div class="columns">
        <form method="post" class="card stack"><h2>Personality</h2>
          <label>Act as <select name="personality">${choices(
            Object.values(PERSONALITIES).map(({ name, label }) => [name, label]),
            state.personality,
          )}</select></label>
          <label>Storage offered to the tool <select name="storageTarget">${choices(
            [
              ['personality', 'As the personality does'],
              ['', 'None'],
              ['_parent', 'The page around the frame'],
              ['practice_storage', 'A frame of its own'],
            ],
            settings.storageTarget ?? '',
          )}</select></label>
          <label>What tools learn about people <select name="privacy">${choices(
            [
              ['all', 'Names and email'],
              ['names', 'Names'],
              ['nothing', 'Nothing'],
            ],
            settings.privacy,
          )}</select></label>
          <label>Access tokens last, in seconds <input name="tokenSeconds" inputmode="numeric" value="${settings.tokenSeconds}" /></label>
          <div class="actions"><button class="button primary" name="action" value="settings">Save</button></div>
        </form>
        <form method="post" class="card stack"><h2>Make something fail</h2>
          <label>Service <select name="endpoint">${choices(
            ENDPOINTS.map((one) => [one, one]),
            'scores',
          )}</select></label>
          <label>What happens <select name="kind">${choices(
            Object.entries(KINDS).map(([value, { label }]) => [value, label]),
            'too-many',
          )}</select></label>
          <label>To how many requests, in percent <input name="share" inputmode="numeric" value="50" /></label>
          <label>At most how often (empty: no limit) <input name="times" inputmode="numeric" value="" /></label>
          <div class="actions"><button class="button primary" name="action" value="add">Add fault</button>
          <button class="button" name="action" value="clear">Clear all</button></div>
          ${board.length === 0 ? html`<p class="muted">Nothing fails on purpose now.</p>` : html`<ul class="facts">${board.map(({ fault, seen, hits }) => html`<li>${describe(fault)} <small>hit ${hits} of ${seen}</small></li>`)}</ul>`}
        </form>
        <form method="post" class="card stack"><h2>Keys and tokens</h2>
          <div class="actions"><button class="button" name="action" value="rotate">Rotate signing keys</button>
          <button class="button" name="action" value="revoke">Revoke all access tokens</button></div>
          <dl class="facts"><dt>Issuer</dt><dd>${practice.url}</dd><dt>Client id</dt><dd>${state.clientId}</dd><dt>Deployment</dt><dd>${state.deploymentId}</dd><dt>Tool</dt><dd>${practice.toolOrigin}</dd><dt>Signing key</dt><dd>${state.keys[0]?.kid ?? ''}</dd></dl>
        </form>
        <section class="card"><h2>Requests of the tool</h2>
          <dl class="facts">${Object.entries(practice.logs.requests).map(([name, count]) => html`<dt>${name}</dt><dd>${count}</dd>`)}</dl>
          ${Object.keys(practice.logs.requests).length === 0 ? html`<p class="muted">None yet.</p>` : ''}
        </section>
      </div>`,
  });
};
