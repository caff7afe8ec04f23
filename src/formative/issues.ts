/** What is wrong with a piece of content, in codes that a screen has words for. */
import type * as z from 'zod/mini';

export type IssueCode =
  | 'missing'
  | 'wrong-type'
  | 'blank'
  | 'bad-format'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'too-many-decimals'
  | 'not-allowed'
  | 'unknown-type'
  | 'unknown-option'
  | 'duplicate-option'
  | 'duplicate-question'
  | 'percent-of-zero';

/** `path` leads from the content to the field: ['questions', 2, 'key']. "Short" and "long" are of texts and lists. */
export type Issue = { path: (string | number)[]; code: IssueCode };

const OWN_CODES: ReadonlySet<unknown> = new Set<IssueCode>([
  'blank',
  'too-large',
  'too-many-decimals',
  'unknown-option',
  'duplicate-option',
  'duplicate-question',
  'percent-of-zero',
]);

const isOwnCode = (code: unknown): code is IssueCode => OWN_CODES.has(code);

/** The validator's issue in the words of this core. `input` is the whole of what was checked. */
export function toIssue(issue: z.core.$ZodIssue, input: unknown): Issue {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  return { path, code: codeOf(issue, input) };
}

function codeOf(issue: z.core.$ZodIssue, input: unknown): IssueCode {
  switch (issue.code) {
    case 'invalid_type':
      return at(input, issue.path) === undefined ? 'missing' : 'wrong-type';
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too-short' : 'too-small';
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too-long' : 'too-large';
    case 'invalid_format':
      return 'bad-format';
    case 'invalid_union':
      return 'unknown-type';
    case 'custom':
      return isOwnCode(issue.params?.code) ? issue.params.code : 'not-allowed';
    default:
      return 'not-allowed';
  }
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    input,
  );
}
