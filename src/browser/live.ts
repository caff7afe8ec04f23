/** Following an assignment: a socket that only ever says "changed", and a slow poll while there is none. */
import { proof } from './session.ts';

const POLL_MS = 10_000;
/** Close codes of src/assignment/live.ts. */
const PROOF_OVER = 4401;
const NOT_PROVED = 4403;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

let socket: WebSocket | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let poll: ReturnType<typeof setInterval> | undefined;
let following: string | null = null;
let onChange: () => void = () => {};

/** Calls `changed` whenever the assignment did; safe to call again for the next screen of the same assignment. */
export function follow(assignmentId: string, changed: () => void): void {
  onChange = changed;
  if (following === assignmentId) return;
  unfollow();
  following = assignmentId;
  poll = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN && !document.hidden) onChange();
  }, POLL_MS);
  connect(assignmentId, FIRST_RETRY_MS);
}

export function unfollow(): void {
  following = null;
  clearInterval(poll);
  clearTimeout(timer);
  socket?.close();
  socket = null;
}

function connect(assignmentId: string, retryMs: number): void {
  const url = new URL(`/live/${assignmentId}`, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const current = new WebSocket(url);
  socket = current;
  let wait = retryMs;
  current.onopen = () => current.send(proof());
  current.onmessage = (event) => {
    wait = FIRST_RETRY_MS;
    // `ready` too: something may have changed between the page and its socket, or while there was none.
    if (event.data === 'changed' || event.data === 'ready') onChange();
  };
  current.onclose = (event) => {
    if (following !== assignmentId || socket !== current) return;
    // The proof was too old: asking for the screen renews the session, or says that it is over.
    if (event.code === NOT_PROVED || event.code === PROOF_OVER) onChange();
    timer = setTimeout(() => connect(assignmentId, Math.min(wait * 2, LONGEST_RETRY_MS)), wait);
  };
}
