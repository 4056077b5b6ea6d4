import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** The payload of an IQ that asks for a sign of life (XEP-0199). */
export function writePing(): Element {
  return xml('ping', { xmlns: NS.ping });
}
