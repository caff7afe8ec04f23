/** One score POST as it came in, whatever became of it. */
export type ScoreLogEntry = {
  /** When it arrived, ISO 8601. */
  at: string;
  /** The path it was sent to, and what it points at where that is known. */
  path: string;
  column: string | null;
  material: string | null;
  /** Our id of the person, or null when the user is unknown. */
  person: string | null;
  userId: string | null;
  timestamp: string | null;
  scoreGiven: number | null;
  scoreMaximum: number | null;
  /** The parsed body, or the text when it is not JSON. */
  body: unknown;
  /** Whether the gradebook took it (a number, a clear or a comment). */
  applied: boolean;
  /** The status of the answer; 0 when the socket was closed instead. */
  status: number;
};

export type TokenLogEntry = { at: string; scopes: string[]; expiresIn: number };

/** What the LMS remembers about the traffic. Lives as long as the process. */
export type Logs = {
  scores: ScoreLogEntry[];
  tokens: TokenLogEntry[];
  /** Requests by endpoint: services, the OIDC endpoints and `deep-linking`. */
  requests: Record<string, number>;
  count: (endpoint: string) => void;
};

export const createLogs = (): Logs => {
  const requests: Record<string, number> = {};
  return {
    scores: [],
    tokens: [],
    requests,
    count: (endpoint) => {
      requests[endpoint] = (requests[endpoint] ?? 0) + 1;
    },
  };
};
