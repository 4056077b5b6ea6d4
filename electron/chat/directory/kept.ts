import type { Timestamp } from '#electron/model/ids.ts';

interface Entry<Value> {
  readonly until: Timestamp;
  readonly value: Promise<Value>;
}

/** Answers that stay good for a while, asked for once; a question that failed is asked again. */
export class Kept<Value> {
  readonly #lifetime: number;
  readonly #most: number;
  readonly #now: () => Timestamp;
  readonly #entries = new Map<string, Entry<Value>>();

  /** `lifetime` in milliseconds; beyond `most` the oldest go. */
  constructor(lifetime: number, most: number, now: () => Timestamp) {
    this.#lifetime = lifetime;
    this.#most = most;
    this.#now = now;
  }

  get(key: string, ask: () => Promise<Value>): Promise<Value> {
    const kept = this.#entries.get(key);
    if (kept && kept.until > this.#now()) return kept.value;
    const entry = { until: this.#now() + this.#lifetime, value: ask() };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#most && oldest !== undefined) this.#entries.delete(oldest);
    return entry.value;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }
}
