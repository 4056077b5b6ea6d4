import type { Timestamp } from '../model/ids.ts';
import type { Session } from '../session/session.ts';
import { readTime, writeTimeRequest } from '../stanza/0202-time.ts';

/** An answer that took longer says too little of the time, in milliseconds. */
const slow = 5_000;

/** The clock of this machine, set by the server's (XEP-0202) at the start of every stream. */
export class ServerClock {
  readonly #session: Session;
  readonly #stop: () => void;
  #ahead = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#stop = session.on('began', () => void this.#compare());
    void this.#compare();
  }

  now(): Timestamp {
    return this.#session.surroundings.now() + this.#ahead;
  }

  close(): void {
    this.#stop();
  }

  async #compare(): Promise<void> {
    const { now } = this.#session.surroundings;
    const asked = now();
    try {
      const to = this.#session.domain;
      const answer = await this.#session.request({ type: 'get', to, payload: writeTimeRequest() });
      this.#ahead = difference(asked, now(), answer && readTime(answer)) ?? this.#ahead;
    } catch {
      // A server that does not tell its time is taken to have ours.
    }
  }
}

/**
 * How far the server's clock is ahead of ours, in milliseconds: its answer is taken to be from the middle between
 * question and answer. Undefined where that says nothing.
 */
export function difference(
  asked: Timestamp,
  answered: Timestamp,
  told: Timestamp | undefined,
): number | undefined {
  if (told === undefined || answered - asked > slow) return undefined;
  const ahead = Math.round(told - (asked + answered) / 2);
  // Servers tell whole seconds: below that the two agree.
  return Math.abs(ahead) < 1_000 ? 0 : ahead;
}
