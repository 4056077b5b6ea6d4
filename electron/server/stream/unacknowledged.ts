import type { Packet } from './packet.ts';

/** A stanza on its way to a device. */
export interface Sent {
  readonly packet: Packet;
  /** The address that goes into it. */
  readonly to: Buffer;
  /** Called once the device has it for certain. */
  readonly onReceived?: (() => void) | undefined;
}

const modulus = 2 ** 32;

/** What was sent and not yet acknowledged (XEP-0198, 4): oldest first, counted modulo 2^32. */
export class Unacknowledged {
  #sent: Sent[] = [];
  #first = 0;
  #acknowledged = 0;

  get size(): number {
    return this.#sent.length - this.#first;
  }

  /** In the order in which they were sent. */
  get stanzas(): readonly Sent[] {
    return this.#sent.slice(this.#first);
  }

  push(sent: Sent): void {
    this.#sent.push(sent);
  }

  /** Takes an `h`. False where it counts more than was sent (XEP-0198, 4: `handled-count-too-high`). */
  acknowledge(h: number): boolean {
    const count = (h - this.#acknowledged + modulus) % modulus;
    // A count that went backwards is a huge step forwards: neither is possible.
    if (count > this.size) return false;
    for (let index = 0; index < count; index++) this.#sent[this.#first + index]?.onReceived?.();
    this.#first += count;
    this.#acknowledged = h;
    // Moved only now and then, so that each acknowledgement costs what it acknowledges.
    if (this.#first > 256 && this.#first * 2 > this.#sent.length) {
      this.#sent = this.#sent.slice(this.#first);
      this.#first = 0;
    }
    return true;
  }
}
