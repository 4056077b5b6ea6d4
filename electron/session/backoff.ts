const first = 1_000;
const longest = 60_000;

/**
 * How long to wait, in milliseconds, before the next attempt after so many failed ones in a row. Doubles up to
 * a minute; the chosen time is random between half of that and all of it, so that a server that comes back is
 * not met by everybody at once. `random` is in [0, 1).
 */
export function backoff(failures: number, random: number): number {
  const full = Math.min(longest, first * 2 ** Math.max(0, failures - 1));
  return Math.round(full / 2 + (full / 2) * random);
}

/** A stream that held for so long, in milliseconds, wipes out the failures before it. */
const steady = 30_000;
/** What a server that lets us in and drops us again can drive the count to. */
const flickering = 3;

/**
 * How many attempts in a row count as failed, once another is over. `held`: for how long its stream ran, in
 * milliseconds; undefined where it came to none.
 */
export function countFailures(before: number, held: number | undefined): number {
  if (held === undefined) return before + 1;
  return held >= steady ? 1 : Math.min(before + 1, flickering);
}
