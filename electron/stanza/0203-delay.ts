import type { Timestamp } from '../model/ids.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** When a stanza that comes late was first sent, and who says so (XEP-0203). */
export interface Delay {
  readonly stamp: Timestamp;
  readonly from?: string;
}

export function readDelay(stanza: Element): Delay | undefined {
  const delay = stanza.getChild('delay', NS.delay);
  const stamp = Date.parse(delay?.attrs.stamp ?? '');
  if (!delay || Number.isNaN(stamp)) return undefined;
  return { stamp, ...(delay.attrs.from && { from: delay.attrs.from }) };
}

export function writeDelay({ stamp, from }: Delay): Element {
  return xml('delay', { xmlns: NS.delay, from, stamp: new Date(stamp).toISOString() });
}
