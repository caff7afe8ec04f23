/**
 * The shell: it stays in the frame and swaps screens in. Links and forms of a screen work as they would in any page,
 * only that they are fetched with the session; a screen that names an island is brought to life by its component.
 */
import { askFirst } from './confirm.ts';
import { load, mount, refresh as refreshIsland, unmount } from './islands.ts';
import { guard, mayLeave } from './leaving.ts';
import { follow, unfollow } from './live.ts';
import { ask, type Boot, begin, post } from './session.ts';

const main = document.getElementById('main') as HTMLElement;
const notice = document.getElementById('notice') as HTMLElement;
const announcer = document.getElementById('announcer') as HTMLElement;
const boot: Boot = JSON.parse(main.dataset.boot ?? '{}');
delete main.dataset.boot;
begin(boot);

const say = (key: string) => String(boot.words[key] ?? key);
let here = boot.start;

/** What the server answers to an action: where to go next, or a form to post from inside the frame. */
type Directive = {
  go?: string;
  message?: string;
  /** The session is about this assignment from now on. */
  assignmentId?: string;
  submit?: { action: string; fields: Record<string, string> };
};

function tell(message: string): void {
  notice.textContent = message;
  notice.hidden = message === '';
}

/** Counts the screens asked for: of two presses the last one decides, whichever answer comes first. */
let journey = 0;

/** Goes to a screen. `message` is announced once it is there. */
async function go(path: string, options: { history?: boolean; message?: string } = {}): Promise<void> {
  journey += 1;
  const mine = journey;
  main.setAttribute('aria-busy', 'true');
  try {
    const response = await ask(path);
    if (!response.ok) return void (await fail(response));
    const html = await response.text();
    if (mine !== journey) return;
    if (options.history !== false) history.pushState({ path }, '');
    here = response.redirected ? new URL(response.url).pathname : path;
    await show(html);
    tell('');
    announcer.textContent = options.message ?? document.title;
  } catch {
    tell(say('common.failed'));
  } finally {
    main.removeAttribute('aria-busy');
  }
}

async function fail(response: Response): Promise<void> {
  const code = await response
    .json()
    .then((body: { error?: { code?: string } }) => body.error?.code ?? '')
    .catch(() => '');
  if (response.status === 401) tell(say('common.over'));
  else
    tell(
      `${say('common.failed')} ${say('common.error-code').replace('{code}', code || String(response.status))}`,
    );
}

/**
 * Swaps a screen in. Its script is loaded first, so that it is alive from the moment it is seen: nobody can type into
 * a page that does not listen yet.
 */
async function show(html: string): Promise<void> {
  const next = document.createElement('template');
  next.innerHTML = html;
  const screen = next.content.querySelector<HTMLElement>('.screen');
  const island = await load(screen?.dataset.island);
  unmount();
  guard(null);
  main.replaceChildren(next.content);
  document.title = screen?.dataset.title ?? document.title;
  // The person may have changed the language: the shell speaks it too.
  document.documentElement.lang = screen?.dataset.lang ?? document.documentElement.lang;
  if (screen?.dataset.props) Object.assign(boot.words, JSON.parse(screen.dataset.props).texts);
  if (screen && island) mount(screen, island, { ask, post, go, tell, obey, guard });
  window.scrollTo(0, 0);
  main.focus({ preventScroll: true });
  if (screen?.dataset.live !== undefined && boot.assignmentId) follow(boot.assignmentId, refresh);
  else unfollow();
}

let refreshing = false;
let changedAgain = false;

/** The same screen with what holds now. An island keeps its state; it is only given new properties. One at a time. */
async function refresh(): Promise<void> {
  changedAgain = refreshing;
  if (refreshing) return;
  refreshing = true;
  const path = here;
  const response = await ask(path).catch(() => null);
  const html = response?.ok ? await response.text().catch(() => null) : null;
  refreshing = false;
  // A list that will never change again must not look as if it were alive.
  if (response?.status === 401) {
    unfollow();
    tell(say('common.over'));
  }
  if (html === null || path !== here) return;
  const next = document.createElement('template');
  next.innerHTML = html;
  const props = next.content.querySelector<HTMLElement>('.screen')?.dataset.props;
  if (props) refreshIsland(JSON.parse(props));
  if (changedAgain) await refresh();
}

/** Does what the server answered to an action. */
async function obey(directive: Directive): Promise<void> {
  if (directive.submit) return submitForm(directive.submit);
  if (directive.assignmentId) boot.assignmentId = directive.assignmentId;
  if (directive.go) await go(directive.go, directive.message ? { message: directive.message } : {});
  if (directive.message) tell(directive.message);
}

/** A deep linking response must leave as a form post, once, from inside the frame. */
function submitForm({ action, fields }: NonNullable<Directive['submit']>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

/** Goes there when the person wants to: what is typed and not kept is asked about first. */
async function leaveFor(path: string): Promise<void> {
  if (await mayLeave(main, say)) await go(path);
}

document.addEventListener('click', (event) => {
  // A step within the page is no step in the history: the shell keeps one entry a screen.
  if ((event.target as Element).closest?.('.skip')) {
    event.preventDefault();
    main.focus();
    return;
  }
  const link = (event.target as Element).closest?.('a[href^="/app"]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  void leaveFor(link.getAttribute('href') ?? '/app');
});

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || !form.getAttribute('action')?.startsWith('/app')) return;
  event.preventDefault();
  void send(form, event.submitter);
});

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const question = submitter?.dataset.confirm ?? form.dataset.confirm;
  const yes = submitter?.textContent ?? '';
  if (!(await mayLeave(main, say, form))) return;
  if (question && !(await askFirst(question, yes, say('common.cancel')))) return;
  // A date that a person types is meant on that person's clock.
  for (const field of form.querySelectorAll<HTMLInputElement>('[data-timezone-offset]')) {
    const typed = new FormData(form).get(field.dataset.timezoneOffset ?? '');
    field.value = String(
      new Date(typeof typed === 'string' && typed ? typed : Date.now()).getTimezoneOffset(),
    );
  }
  const data = new FormData(form, submitter);
  const body = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') body.append(name, value);
  form.setAttribute('aria-busy', 'true');
  try {
    const response = await ask(form.getAttribute('action') ?? '/app', { method: 'POST', body });
    const type = response.headers.get('content-type') ?? '';
    // A form that was filled in wrongly comes back as the screen it stands on, with its errors.
    if (type.includes('text/html')) await show(await response.text());
    else if (response.ok) await obey((await response.json()) as Directive);
    else await fail(response);
  } catch {
    tell(say('common.failed'));
  } finally {
    form.removeAttribute('aria-busy');
  }
}

addEventListener('popstate', (event) => {
  const path = (event.state as { path?: string } | null)?.path;
  // A jump within the page: nothing to fetch, nothing to lose.
  if (!path || path === here) return;
  void mayLeave(main, say).then((may) => {
    if (may) void go(path, { history: false });
    else history.pushState({ path: here }, '');
  });
});
addEventListener('offline', () => tell(say('common.offline')));
addEventListener('online', () => tell(''));

history.replaceState({ path: here }, '');
void go(here, { history: false });
