import type { Fault, FaultCode } from '../model/fault.ts';
import type { OriginId } from '../model/ids.ts';
import type { OutboxRow } from './outbox-table.ts';

/** After these nobody knows whether the message arrived. */
const uncertain: readonly FaultCode[] = ['ConnectionLost', 'NotConnected', 'UserNotJoined', 'TimedOut'];

/**
 * What a send that did not succeed means. `unknown`: it may have arrived; `later`: it did not, and may be sent
 * again by itself; `refused`: it did not, and a person has to change something.
 */
export type Verdict = 'unknown' | 'later' | 'refused';

export function verdictOf(fault: Fault): Verdict {
  if (uncertain.includes(fault.code)) return 'unknown';
  return fault.retry === undefined ? 'refused' : 'later';
}

/** Rows to hand over now: in order, none twice, no more under way than the window allows. */
export function due(
  waiting: readonly OutboxRow[],
  handed: ReadonlySet<OriginId>,
  underWay: number,
  window: number,
): readonly OutboxRow[] {
  return waiting.filter(({ originId }) => !handed.has(originId)).slice(0, Math.max(0, window - underWay));
}

/** What to do with a waiting row once the room's catch-up is done and may be believed. */
type Fate = 'arrived' | 'send' | 'unsure';

export function fateOf(row: OutboxRow, isStored: boolean, archived: boolean): Fate {
  if (isStored) return 'arrived';
  return row.attempted && !archived ? 'unsure' : 'send';
}
