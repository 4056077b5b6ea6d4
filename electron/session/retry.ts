import type { Fault } from '../model/fault.ts';
import { backoff, countFailures } from './backoff.ts';
import type { Credential } from './credential.ts';
import { mendsItself } from './stream-fault.ts';

/** How a stream, or the attempt at one, ended. */
export interface Ending {
  readonly fault: Fault;
  /** For how long the stream held, in milliseconds; absent where it came to none. */
  readonly held?: number;
}

export interface Retry {
  /** How many attempts in a row count as failed by now. */
  readonly failures: number;
  /** Until the next one, in milliseconds. */
  readonly delay: number;
}

/** When to try again; undefined where somebody has to do something first. `random` is in [0, 1). */
export function retryAfter(
  { fault, held }: Ending,
  failuresBefore: number,
  credential: Credential,
  random: number,
): Retry | undefined {
  // A token that ran out on a running stream may have a successor, for which the next attempt asks.
  const ranOut = fault.code === 'CredentialsExpired' && held !== undefined && 'token' in credential;
  if (!mendsItself(fault) && !ranOut) return undefined;
  const failures = countFailures(failuresBefore, held);
  return { failures, delay: Math.max(backoff(failures, random), (fault.retry ?? 0) * 1_000) };
}
