interface Waiting<Key> {
  readonly key: Key;
  readonly start: () => void;
}

/**
 * Lets so many run at a time and chooses who is next by priority, lowest first, then by who came first: after an
 * interruption the room that somebody looks at comes back before the two hundred others.
 */
export class Turns<Key> {
  readonly #most: number;
  #waiting: Waiting<Key>[] = [];
  #running = 0;
  priority: (key: Key) => number = () => 0;

  constructor(most: number) {
    this.#most = most;
  }

  async run<T>(key: Key, task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#most) {
      await new Promise<void>((start) => this.#waiting.push({ key, start }));
    } else {
      this.#running += 1;
    }
    try {
      return await task();
    } finally {
      this.#next();
    }
  }

  #next(): void {
    const next = nextTurn(
      this.#waiting.map(({ key }) => key),
      this.priority,
    );
    const [chosen] = next < 0 ? [] : this.#waiting.splice(next, 1);
    if (chosen) chosen.start();
    else this.#running -= 1;
  }
}

/** The place of the one whose turn it is; -1 where nobody waits. */
export function nextTurn<Key>(keys: readonly Key[], priority: (key: Key) => number): number {
  let best = -1;
  let lowest = Number.POSITIVE_INFINITY;
  keys.forEach((key, index) => {
    const rank = priority(key);
    if (best < 0 || rank < lowest) [best, lowest] = [index, rank];
  });
  return best;
}
