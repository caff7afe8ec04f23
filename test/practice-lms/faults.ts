import * as z from 'zod/mini';

/** The services that can be made to fail. */
export const ENDPOINTS = ['token', 'scores', 'results', 'lineitems', 'memberships', 'jwks'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

const common = {
  endpoint: z.enum(ENDPOINTS),
  /** Which part of the requests is hit, 0 to 1; all when absent. */
  share: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  /** After so many hits the fault is over. */
  times: z.optional(z.int().check(z.minimum(1))),
  /** The same seed hits the same requests in every run. */
  seed: z.optional(z.int()),
};

/**
 * A fault. `status` answers without doing the work; `close` destroys the socket before, `close-after` once the work
 * is done; `slow` waits (milliseconds) and then does the work. `retryAfter` is sent as given: seconds or an HTTP date.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('status'),
    status: z.int().check(z.minimum(300), z.maximum(599)),
    retryAfter: z.optional(z.union([z.string(), z.number()])),
    body: z.optional(z.string()),
    html: z.optional(z.boolean()),
  }),
  z.object({ ...common, kind: z.literal('close') }),
  z.object({ ...common, kind: z.literal('close-after') }),
  z.object({ ...common, kind: z.literal('slow'), ms: z.int().check(z.minimum(1), z.maximum(120_000)) }),
]);
export type Fault = z.infer<typeof faultSchema>;

/** The faults in force, with how often each has been met. */
export type FaultBoard = {
  set: (faults: Fault[]) => void;
  list: () => { fault: Fault; seen: number; hits: number }[];
  /** What befalls the next request of an endpoint: waits in milliseconds, then at most one failure. */
  next: (endpoint: Endpoint) => { wait: number; failure: Exclude<Fault, { kind: 'slow' }> | null };
};

/** A number in [0, 1) that depends on the seed and on which request it is, and on nothing else. */
const chance = (seed: number, request: number): number => {
  let x = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(request + 1, 0x85ebca6b)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b) >>> 0;
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
};

/** An empty board. Requests are counted per fault from the moment it is set. */
export const createFaultBoard = (): FaultBoard => {
  let entries: { fault: Fault; seen: number; hits: number }[] = [];
  return {
    set: (faults) => {
      entries = faults.map((fault) => ({ fault, seen: 0, hits: 0 }));
    },
    list: () => entries.map((entry) => ({ ...entry })),
    next: (endpoint) => {
      let wait = 0;
      let failure: Exclude<Fault, { kind: 'slow' }> | null = null;
      for (const entry of entries) {
        const { fault } = entry;
        if (fault.endpoint !== endpoint) continue;
        const request = entry.seen;
        entry.seen += 1;
        if (fault.kind !== 'slow' && failure !== null) continue;
        if (entry.hits >= (fault.times ?? Number.POSITIVE_INFINITY)) continue;
        if (chance(fault.seed ?? 1, request) >= (fault.share ?? 1)) continue;
        entry.hits += 1;
        if (fault.kind === 'slow') wait += fault.ms;
        else failure = fault;
      }
      return { wait, failure };
    },
  };
};
