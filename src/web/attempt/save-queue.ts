/**
 * Keeping answers: each is sent soon after it was given, one request a question at a time, the newest wins, and what did
 * not arrive is sent again until it does. It knows no page and no clock but the one it is given, so that it can be tested.
 */

/** How a request ended. `lost`: it may work the next time. The others never will. */
export type Outcome = 'kept' | 'lost' | 'refused' | 'closed' | 'over';

/** What a person is told about one answer. `retrying`: not kept yet, and tried again. */
export type SaveState = 'saved' | 'saving' | 'retrying' | 'refused' | 'closed' | 'over';

export type Clock = {
  /** Calls `then` after `ms` milliseconds, unless the returned function is called first. */
  after(ms: number, then: () => void): () => void;
  /** 0 to below 1. */
  random(): number;
};

export type Send<B> = (questionId: string, body: B, options: { leaving: boolean }) => Promise<Outcome>;

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** Milliseconds until the next try: 1, 2, 4 … 30 seconds, spread so that a class does not come back all at once. */
export function retryDelay(failures: number, random: number): number {
  const whole = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  return Math.round(whole * (0.75 + random / 2));
}

type Entry<B> = {
  body: B;
  /** Counts the changes; `kept` is the last one the server has. */
  version: number;
  kept: number;
  inFlight: number;
  /** The version that was sent last, and the last one in a request that outlives the page. */
  sent: number;
  left: number;
  /** Two different answers were under way at once, so which of them arrived last is unknown. */
  overlapped: boolean;
  failures: number;
  refused: boolean;
  /** Takes back the planned request; null when none is planned. */
  cancel: (() => void) | null;
};

export class SaveQueue<B> {
  readonly #entries = new Map<string, Entry<B>>();
  readonly #send: Send<B>;
  readonly #clock: Clock;
  readonly #changed: () => void;
  #waiting: (() => void)[] = [];
  #ended: 'closed' | 'over' | null = null;
  #stopped = false;

  /** @param changed is called whenever a state may be another */
  constructor(send: Send<B>, clock: Clock, changed: () => void) {
    this.#send = send;
    this.#clock = clock;
    this.#changed = changed;
  }

  /** No more is taken by the server: the attempt was handed in elsewhere, or the session is over. */
  get ended(): 'closed' | 'over' | null {
    return this.#ended;
  }

  /** A new answer, to be sent after `delayMs` milliseconds. */
  change(id: string, body: B, delayMs: number): void {
    const before = this.#entries.get(id);
    const entry = before ?? {
      body,
      version: 0,
      kept: 0,
      inFlight: 0,
      sent: 0,
      left: 0,
      overlapped: false,
      failures: 0,
      refused: false,
      cancel: null,
    };
    entry.body = body;
    entry.version += 1;
    entry.refused = false;
    this.#entries.set(id, entry);
    this.#plan(id, entry, delayMs);
    this.#changed();
  }

  /** Sends what waits without waiting any longer: one question's answer, or everything. */
  hurry(id?: string): void {
    for (const [each, entry] of this.#entries) if (id === undefined || id === each) this.#try(each, entry);
  }

  /**
   * The page may be gone any moment: everything unsaved is sent now, in requests that outlive the page, beside those
   * under way, which will not.
   */
  leave(): void {
    for (const [id, entry] of this.#entries)
      if (this.#mayBeSent(entry) && entry.left !== entry.version) this.#request(id, entry, true);
  }

  /** Sends everything, waits for the answers, and says which questions are still not kept. */
  async settle(): Promise<string[]> {
    this.hurry();
    while ([...this.#entries.values()].some((entry) => entry.inFlight > 0))
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.unsaved();
  }

  /** The ids of the questions whose newest answer the server does not have. */
  unsaved(): string[] {
    return [...this.#entries].filter(([, entry]) => isUnsaved(entry)).map(([id]) => id);
  }

  /** Null for a question whose answer has not been changed here. */
  state(id: string): SaveState | null {
    const entry = this.#entries.get(id);
    if (!entry) return null;
    if (!isUnsaved(entry)) return 'saved';
    if (this.#ended) return this.#ended;
    if (entry.refused) return 'refused';
    return entry.failures > 0 ? 'retrying' : 'saving';
  }

  /** Sends what is unsaved once more and plans nothing after it. */
  stop(): void {
    this.hurry();
    this.#stopped = true;
    for (const entry of this.#entries.values()) this.#unplan(entry);
  }

  #mayBeSent(entry: Entry<B>): boolean {
    return isUnsaved(entry) && !entry.refused && this.#ended === null;
  }

  #plan(id: string, entry: Entry<B>, ms: number): void {
    this.#unplan(entry);
    if (ms === 0) this.#try(id, entry);
    else if (!this.#stopped)
      entry.cancel = this.#clock.after(ms, () => {
        entry.cancel = null;
        this.#try(id, entry);
      });
  }

  #unplan(entry: Entry<B>): void {
    entry.cancel?.();
    entry.cancel = null;
  }

  /** One request a question at a time; its end sends what came in meanwhile. */
  #try(id: string, entry: Entry<B>): void {
    this.#unplan(entry);
    if (entry.inFlight === 0 && this.#mayBeSent(entry)) this.#request(id, entry, false);
  }

  #request(id: string, entry: Entry<B>, leaving: boolean): void {
    this.#unplan(entry);
    const { version } = entry;
    if (entry.inFlight > 0 && entry.sent !== version) entry.overlapped = true;
    entry.inFlight += 1;
    entry.sent = version;
    if (leaving) entry.left = version;
    this.#send(id, entry.body, { leaving })
      .catch((): Outcome => 'lost')
      .then((outcome) => this.#answered(id, entry, version, outcome));
    this.#changed();
  }

  #answered(id: string, entry: Entry<B>, version: number, outcome: Outcome): void {
    entry.inFlight -= 1;
    if (outcome === 'kept') {
      entry.kept = Math.max(entry.kept, version);
      entry.failures = 0;
    } else if (outcome === 'lost') {
      entry.failures += 1;
    } else if (outcome === 'refused') {
      entry.refused = version === entry.version;
    } else {
      this.#ended = outcome;
    }
    if (entry.inFlight === 0) this.#goOn(id, entry, outcome);
    this.#changed();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #goOn(id: string, entry: Entry<B>, outcome: Outcome): void {
    if (entry.overlapped) {
      entry.overlapped = false;
      // An older answer may have arrived after the newest: once more, alone, settles it.
      entry.kept = Math.min(entry.kept, entry.version - 1);
    }
    if (!this.#mayBeSent(entry) || entry.cancel) return;
    this.#plan(id, entry, outcome === 'lost' ? retryDelay(entry.failures, this.#clock.random()) : 0);
  }
}

const isUnsaved = (entry: Entry<unknown>) => entry.kept < entry.version;
