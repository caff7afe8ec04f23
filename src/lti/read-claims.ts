import { isRecord } from './compact.ts';
import { LaunchError, type LaunchErrorCode } from './errors.ts';

/** LTI Core 1.3 §5.3 and OIDC Core §2 bound every identifier. */
export const MAX_IDENTIFIER = 255;

/** The claim as a JSON object, or null: an optional claim of another type counts as absent. */
export function recordOf(value: unknown): Record<string, unknown> | null {
  return isRecord(value) ? value : null;
}

/** The claim as text, or null when it is absent, blank or of another type. */
export function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The strings in a claim; entries of another type, and a claim that is no list, are left out. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** The claim as a yes or no; some platforms write the words as strings. */
export function booleanOf(value: unknown, otherwise: boolean): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return otherwise;
}

/**
 * An identifier exactly as sent: case counts, nothing is trimmed. Throws `missing` when it is absent, blank or no string, and
 * 'identifier-malformed' when it is longer than 255 characters or holds control characters. `claim` names it in the evidence.
 */
export function identifierOf(value: unknown, claim: string, missing: LaunchErrorCode): string {
  const id = stringOf(value);
  if (id === null) throw new LaunchError(missing, { claim, got: kindOf(value) });
  if (id.length > MAX_IDENTIFIER || /\p{Cc}/u.test(id)) {
    throw new LaunchError('identifier-malformed', { claim, length: String(id.length) });
  }
  return id;
}

/** What sort of JSON value this is, as evidence that gives nothing of its content away. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return value === '' ? 'blank' : typeof value;
}
