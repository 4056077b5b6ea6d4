/** How often something failed, and how long it must wait for that. */
export interface Tally {
  /** Milliseconds until the next may be tried. */
  wait(): number;
  add(): void;
  /** Takes one back. */
  remove(): void;
  clear(): void;
}

export interface TallyPolicy {
  /** So many cost nothing; each further one doubles the wait, which begins with a second. */
  readonly free: number;
  /** In milliseconds. */
  readonly longest: number;
}

export interface Tallies {
  of(key: string): Tally;
  readonly size: number;
}

interface Count {
  readonly failures: number;
  readonly last: number;
}

const first = 1_000;
const nothing: Count = { failures: 0, last: 0 };
/** An hour without a failure, and all is forgotten. */
export const forgottenAfter = 3_600_000;
/** Beyond these, the oldest are forgotten: nobody can fill our memory. */
export const mostTallies = 20_000;

export function createTallies(policy: TallyPolicy, now: () => number): Tallies {
  // In the order of their last failures.
  const counts = new Map<string, Count>();

  function count(key: string): Count {
    const found = counts.get(key);
    return found && now() - found.last < forgottenAfter ? found : nothing;
  }

  function put(key: string, value: Count): void {
    counts.delete(key);
    counts.set(key, value);
    const oldest = counts.keys().next().value;
    if (counts.size > mostTallies && oldest !== undefined) counts.delete(oldest);
  }

  return {
    of: (key) => ({
      wait: () => waitOf(count(key), policy, now()),
      add: () => put(key, { failures: count(key).failures + 1, last: now() }),
      remove: () => {
        const { failures, last } = count(key);
        if (failures > 1) counts.set(key, { failures: failures - 1, last });
        else counts.delete(key);
      },
      clear: () => {
        counts.delete(key);
      },
    }),
    get size() {
      return counts.size;
    },
  };
}

function waitOf({ failures, last }: Count, { free, longest }: TallyPolicy, now: number): number {
  if (failures < free) return 0;
  const whole = Math.min(first * 2 ** (failures - free), longest);
  return Math.max(last + whole - now, 0);
}
