import { FaultError } from '../model/fault.ts';
import type { Surroundings } from './surroundings.ts';

const every = 30_000;

/** How long the server may take to show that it is there, in milliseconds. */
export const probeTimeout = 10_000;

/** Finds out whether a link still carries (XEP-0199, 4.2), where stream management does not do so by itself. */
export class Probe {
  readonly #ask: () => Promise<unknown>;
  readonly #onSilence: () => void;
  readonly #surroundings: Surroundings;
  #cancel = () => {};

  constructor(ask: () => Promise<unknown>, onSilence: () => void, surroundings: Surroundings) {
    this.#ask = ask;
    this.#onSilence = onSilence;
    this.#surroundings = surroundings;
  }

  /** Once, now. Any answer, also a refusal, is a sign of life. */
  async now(): Promise<void> {
    try {
      await this.#ask();
    } catch (error) {
      if (error instanceof FaultError && error.fault.code === 'TimedOut') this.#onSilence();
    }
  }

  /** Again and again, until `stop`. */
  start(): void {
    this.#cancel = this.#surroundings.after(every, () => {
      this.start();
      void this.now();
    });
  }

  stop(): void {
    this.#cancel();
  }
}
