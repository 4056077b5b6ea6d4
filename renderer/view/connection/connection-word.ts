import type { Connection } from '#renderer/store/facts.ts';
import { strings } from '../strings.ts';

/** The faults that have a name of their own: the others are told by their sentence alone. */
const named: Readonly<Record<string, string>> = strings.faults;

/** These come and go with the network, and need nobody: the state says enough. */
const passing: readonly string[] = ['ConnectionLost', 'TimedOut', 'ConnectionRefused', 'HostNotFound'];

/** How one is connected, in a few words. */
export function connectionWord({ state, fault }: Connection): string {
  const trouble = state === 'offline' || (state === 'waiting' && fault && !passing.includes(fault.code));
  return (trouble && fault && named[fault.code]) || strings.connection.states[state];
}

/** The same where there is room: what exactly does not work. */
export function connectionTitle({ state, fault }: Connection): string {
  const away = state === 'waiting' || state === 'offline';
  return (away && fault && named[fault.code]) || strings.connection.states[state];
}
