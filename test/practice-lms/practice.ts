import type { FaultBoard } from './faults.ts';
import type { Logs } from './logs.ts';
import type { State } from './model.ts';
import { PERSONALITIES } from './personalities/index.ts';
import type { Personality } from './personalities/personality.ts';
import type { Store } from './store.ts';

/** One running LMS: what every service and screen is given. */
export type Practice = {
  /** Own origin, which is the issuer; known once the port is. */
  url: string;
  /** Origin of the tool, without a trailing slash. */
  toolOrigin: string;
  store: Store;
  logs: Logs;
  faults: FaultBoard;
  /** Access tokens in force. */
  tokens: Map<string, { scopes: string[]; expires: number }>;
};

/** The personality in force. */
export const personalityOf = (state: State): Personality => PERSONALITIES[state.personality];

/** The value of `lti_storage_target` in force, or null when none is sent. */
export const storageTargetOf = (state: State): string | null =>
  state.settings.storageTarget === 'personality'
    ? personalityOf(state).login.storageTarget
    : state.settings.storageTarget;

/** A number never used before in this state, as text. The caller says `changed()`. */
export const nextId = (state: State): string => {
  state.nextId += 1;
  return String(state.nextId);
};

/**
 * Remembers a single-use value.
 * @param until epoch seconds until which it must be remembered
 * @param now epoch seconds
 * @returns false when it has been seen before
 */
export const firstSeen = (practice: Practice, value: string, until: number, now: number): boolean => {
  const { state } = practice.store;
  for (const [key, end] of Object.entries(state.seen)) if (end < now) delete state.seen[key];
  if (state.seen[value] !== undefined) return false;
  state.seen[value] = until;
  practice.store.changed();
  return true;
};

/** The service page size in force. */
export const pageSizeOf = (state: State): number => state.settings.pageSize ?? personalityOf(state).pageSize;
