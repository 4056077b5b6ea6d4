/** What somebody heard in a room, in order; and a way to wait for more. */
export class Ear {
  readonly #texts: string[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #owner: string;

  constructor(owner: string) {
    this.#owner = owner;
  }

  get texts(): readonly string[] {
    return this.#texts;
  }

  hear(text: string): void {
    this.#texts.push(text);
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves when every one of these has been heard, also before. */
  heard(...texts: readonly string[]): Promise<void> {
    return this.#until(
      (all) => texts.every((text) => all.includes(text)),
      () => `“${texts.filter((text) => !this.#texts.includes(text)).join('”, “')}”`,
    );
  }

  #until(enough: (all: readonly string[]) => boolean, missing: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = (): void => {
        if (!enough(this.#texts)) return;
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        const last = this.#texts.slice(-5).join(' | ');
        reject(
          new Error(`${this.#owner} never heard ${missing()}. ${this.#texts.length} heard, last: ${last}`),
        );
      }, patience);
      this.#waiting.add(look);
      look();
    });
  }
}

const patience = 150_000;
