import { readFile, rename, writeFile } from 'node:fs/promises';
import type { State } from './model.ts';

/** The state in memory, and its file if there is one. Read `state` freely; after changing it call `changed()`. */
export type Store = {
  readonly state: State;
  /** Says that the state has been changed. */
  changed: () => void;
  /** Resolves when everything changed so far is in the file. Several callers share one write. */
  saved: () => Promise<void>;
};

const read = async (path: string): Promise<State | null> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const state = JSON.parse(text) as State;
  if (state.version !== 1)
    throw new Error(`${path} is not a state file of this version; delete it to begin anew`);
  return state;
};

/**
 * Opens the state.
 * @param path a JSON file, written whole to a neighbour and renamed over the old one; absent: memory only
 * @param first makes the state when there is no file
 */
export const openStore = async (path: string | undefined, first: () => State): Promise<Store> => {
  const state = (path === undefined ? null : await read(path)) ?? first();
  let wanted = 0;
  let written = 0;
  let writing: Promise<void> | null = null;

  const write = async (file: string): Promise<void> => {
    const goal = wanted;
    const neighbour = `${file}.${process.pid}.new`;
    await writeFile(neighbour, JSON.stringify(state));
    await rename(neighbour, file);
    written = goal;
  };
  const start = (file: string): Promise<void> => {
    writing ??= write(file).finally(() => {
      writing = null;
    });
    return writing;
  };

  return {
    state,
    changed: () => {
      wanted += 1;
    },
    saved: async () => {
      const goal = wanted;
      while (path !== undefined && written < goal) await start(path);
    },
  };
};
