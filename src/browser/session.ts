/** The session token, in memory only, and every request that carries it. */

/** What the server put on the shell's `<main>`. */
export type Boot = {
  token: string;
  locale: 'en' | 'es';
  start: string;
  assignmentId: string | null;
  words: Record<string, string | { one: string; other: string }>;
};

let token = '';

export function begin(boot: Boot): void {
  token = boot.token;
}

/** For the first message of a socket. */
export const proof = () => token;

/** Asks the server with the session. A renewed token in the answer takes the old one's place. Rejects when offline. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(path, { ...init, headers, credentials: 'omit', cache: 'no-store' });
  token = response.headers.get('x-session') ?? token;
  return response;
}

/** Posts JSON. */
export function post(path: string, body: unknown, method = 'POST'): Promise<Response> {
  return ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
