import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** Whether an IQ's payload is a ping (XEP-0199). */
export function isPing(payload: Element): boolean {
  return payload.is('ping', NS.ping);
}

export function writePing(): Element {
  return xml('ping', { xmlns: NS.ping });
}
