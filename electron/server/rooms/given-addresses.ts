import { createHash, createHmac } from 'node:crypto';
import type { BareAddress } from '#electron/model/ids.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
/** Characters, of five bits each, that are chance; and those that prove to whom they were given. */
const chance = 16;
const proof = 10;
const given = new RegExp(`(?:^|-)([${alphabet}]{${chance + proof}})$`);

/**
 * Addresses that nobody can guess, given to those who ask (XEP-0307). What ends like one is made into a room only
 * by whom it was given to, and once; for everybody else there is no telling whether there is a room at it. So a
 * room may be secret only there.
 */
export class GivenAddresses {
  /** Of this run of the service: what was given before and never used is asked for anew. */
  readonly #secret: string;
  readonly #ids: () => string;
  readonly #used = new Set<string>();

  constructor(ids: () => string) {
    this.#ids = ids;
    this.#secret = ids();
  }

  give(account: BareAddress): string {
    const random = write(createHash('sha256').update(this.#ids()).digest(), chance);
    return `${random}${this.#prove(account, random)}`;
  }

  /** What stands before is the maker's to choose. */
  isGiven(local: string): boolean {
    return given.test(local);
  }

  /** Whether it was given to this account, and no room has been made at it. */
  isFor(account: BareAddress, local: string): boolean {
    const token = given.exec(local)?.[1] ?? '';
    const random = token.slice(0, chance);
    return !this.#used.has(token) && token === `${random}${this.#prove(account, random)}`;
  }

  /** A room is made at it: should it end, nobody is to find out by making another. */
  take(local: string): void {
    const token = given.exec(local)?.[1];
    if (token !== undefined) this.#used.add(token);
  }

  #prove(account: BareAddress, random: string): string {
    return write(createHmac('sha256', this.#secret).update(`${random} ${account}`).digest(), proof);
  }
}

/** Base32 (RFC 4648, 6) in lower case; the low bits of a byte are as random as all of it. */
function write(bytes: Buffer, length: number): string {
  return [...bytes.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
