/** Errors a person sees: a status, a code that support can look up, and words for it in the catalogue. */

export type AppErrorCode =
  | 'session-over'
  | 'not-found'
  | 'bad-input'
  | 'too-large'
  | 'operator-closed'
  | 'unauthorized'
  | 'platform-differs'
  | 'deployment-taken'
  | 'closed'
  | 'out-of-range';

export class AppError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 503;
  readonly code: AppErrorCode;
  /** What exactly was wrong, for the caller: paths and limits, never values. */
  readonly detail: string | null;

  constructor(status: AppError['status'], code: AppErrorCode, detail: string | null = null) {
    super(code);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}
