/**
 * What an isolate remembers between requests: copies of facts whose owner is elsewhere. Each memory is bounded, and all
 * of them can be forgotten at once, which only costs time.
 */
const memories: Map<unknown, unknown>[] = [];

/** A map that lives as long as the isolate; the oldest entry makes room for a new one. */
export class IsolateMap<K, V> extends Map<K, V> {
  readonly #most: number;

  constructor(most = 1_000) {
    super();
    this.#most = most;
    memories.push(this);
  }

  override set(key: K, value: V): this {
    if (!this.has(key) && this.size >= this.#most) this.delete(this.keys().next().value as K);
    return super.set(key, value);
  }
}

export function forgetEverything(): void {
  for (const memory of memories) memory.clear();
}
