import { createTallies, type Tally } from './tallies.ts';

/**
 * Slows the guessing of secrets down. What fails is counted by address, by account, and by both together; who has
 * guessed too often waits, each time twice as long. An address from which an account signed in lately answers for
 * itself alone: whatever is tried elsewhere, its people get in.
 */
export interface Guessing {
  /** Somebody tries, from a network address, and where that is known, as whom. To be settled in one of three ways. */
  attempt(from: string, name?: string): Attempt;
}

export interface Attempt {
  /** Milliseconds after which to try again, and nothing to settle; 0: now. */
  readonly wait: number;
  failed(): void;
  /** It was no guess. */
  forgive(): void;
  /** The secret was right, and this is whose it was. */
  succeeded(name?: string): void;
}

const second = 1_000;
const minute = 60 * second;

/**
 * An account's own tally is capped low: a person who comes from a new address must have a chance even while somebody
 * tries from everywhere.
 */
const policy = {
  pair: { free: 5, longest: 5 * minute },
  address: { free: 50, longest: 15 * minute },
  account: { free: 20, longest: minute },
} as const;

/** `now` in milliseconds; it never goes back. */
export function createGuessing(now: () => number): Guessing {
  const pairs = createTallies(policy.pair, now);
  const addresses = createTallies(policy.address, now);
  const accounts = createTallies(policy.account, now);
  const known = createRecent(10_000);

  return {
    attempt: (from, name) => {
      const network = networkOf(from);
      const named = name === undefined ? [] : [pairs.of(pairOf(network, name)), accounts.of(name)];
      const isKnown = name !== undefined && known.has(pairOf(network, name));
      const asked: readonly Tally[] = isKnown ? named.slice(0, 1) : [addresses.of(network), ...named];
      const wait = Math.max(...asked.map((tally) => tally.wait()));
      if (wait > 0) return { wait, ...settled };
      // Counted until it is known to be none: of many at once, each is one. Whoever shares an address, only then.
      for (const tally of named) tally.add();
      const forgive = (): void => {
        for (const tally of named) tally.remove();
      };
      return {
        wait,
        failed: () => addresses.of(network).add(),
        forgive,
        succeeded: (proved = name) => {
          forgive();
          if (proved === undefined) return;
          pairs.of(pairOf(network, proved)).clear();
          known.add(pairOf(network, proved));
        },
      };
    },
  };
}

const settled = { failed: () => {}, forgive: () => {}, succeeded: () => {} };

function pairOf(network: string, name: string): string {
  return `${network} ${name}`;
}

/** Whoever has an IPv6 address has 2^64 of them. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [text = ''] = address.split('%', 1);
  if (!text.includes(':')) return text;
  const [head = '', tail] = text.toLowerCase().split('::', 2);
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: Math.max(8 - before.length - after.length, 0) }, () => '0');
  return [...before, ...(tail === undefined ? [] : zeros), ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/** The strings that were added last. */
function createRecent(most: number) {
  const values = new Set<string>();
  return {
    has: (value: string): boolean => values.has(value),
    add: (value: string): void => {
      values.delete(value);
      values.add(value);
      const oldest = values.values().next().value;
      if (values.size > most && oldest !== undefined) values.delete(oldest);
    },
  };
}
