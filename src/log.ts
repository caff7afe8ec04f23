/** Structured log lines: a code and ids. Never a name, an email, an answer, a token. */
export function log(code: string, fields: Record<string, string | number | boolean | null>): void {
  console.log(JSON.stringify({ code, ...fields }));
}
