import type { Timestamp } from '../model/ids.ts';
import { NS } from './namespaces.ts';
import { readInstant, writeInstant } from './values.ts';
import { type Element, xml } from './xml.ts';

/** When a stanza that comes late was first sent, and who says so (XEP-0203). */
export interface Delay {
  readonly stamp: Timestamp;
  readonly from?: string;
}

/**
 * `by` asks for what this address says (XEP-0203, 4: one without `from` was added by whoever delivered the
 * stanza): anybody else's word, such as that of a sender who sent again, is passed over.
 */
export function readDelay(stanza: Element, by?: string): Delay | undefined {
  const delay = stanza
    .getChildren('delay', NS.delay)
    .find(({ attrs }) => by === undefined || attrs.from === undefined || attrs.from === by);
  const stamp = readInstant(delay?.attrs.stamp);
  if (!delay || stamp === undefined) return undefined;
  return { stamp, ...(delay.attrs.from && { from: delay.attrs.from }) };
}

export function writeDelay({ stamp, from }: Delay): Element {
  return xml('delay', { xmlns: NS.delay, from, stamp: writeInstant(stamp) });
}
