import type { Surroundings } from './surroundings.ts';

/** A wait that can be cut short. */
export class Pause {
  readonly #surroundings: Surroundings;
  #end = () => {};

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  start(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#surroundings.after(milliseconds, resolve);
      this.#end = () => {
        cancel();
        resolve();
      };
    });
  }

  end(): void {
    this.#end();
  }
}
