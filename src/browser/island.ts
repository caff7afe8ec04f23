/** What the shell lends to an island. On the server there is no shell: a component that gets none only renders. */
export type Shell = {
  ask: (path: string, init?: RequestInit) => Promise<Response>;
  post: (path: string, body: unknown, method?: string) => Promise<Response>;
  go: (path: string, options?: { history?: boolean; message?: string }) => Promise<void>;
  /** Shows a message on top of the page; an empty one takes it away. */
  tell: (message: string) => void;
  /** How to tell that leaving the screen would lose something; null when there is nothing to lose. */
  guard: (wouldLose: (() => boolean) | null) => void;
  /** Does what the server answered to an action. */
  obey: (directive: { go?: string; message?: string }) => Promise<void>;
};
