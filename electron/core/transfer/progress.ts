import { type Fault, FaultError } from '#electron/model/fault.ts';
import type { Transfer } from '#electron/model/transfer.ts';
import type { Tell } from '../events.ts';

export interface ProgressOptions {
  readonly tell: Tell;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

export type Change = Partial<Omit<Transfer, 'kind'>>;

/** Between two words on how far it is, in milliseconds. */
const pause = 200;

const none = { share: 0, messages: 0, known: 0, leftOut: 0, gaps: 0, rooms: [] };

/** How far a transfer is, as the window knows it: told now and then, and at its end. */
export class Progress {
  readonly #options: ProgressOptions;
  #transfer: Transfer | null = null;
  #toldAt = 0;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  get transfer(): Transfer | null {
    return this.#transfer;
  }

  begin(kind: Transfer['kind'], state: Transfer['state']): void {
    this.#transfer = { kind, state, ...none };
    this.tell();
  }

  change(change: Change): void {
    if (this.#transfer) this.#transfer = { ...this.#transfer, ...change };
    if (change.state !== undefined || this.#options.now() - this.#toldAt >= pause) this.tell();
  }

  /** It was stopped, or something went wrong. */
  fail(error: unknown, stopped: boolean): void {
    this.change(stopped ? { state: 'stopped' } : { state: 'failed', fault: this.#faultOf(error) });
  }

  tell(): void {
    this.#toldAt = this.#options.now();
    this.#options.tell('transfer.changed', { transfer: this.#transfer });
  }

  #faultOf(error: unknown): Fault {
    if (error instanceof FaultError) return error.fault;
    this.#options.log(`A transfer failed: ${String(error)}`);
    return { code: 'Internal', text: 'Something went wrong inside Perch. The log says what.' };
  }
}
