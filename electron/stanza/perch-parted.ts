import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** Says in the presence that ends a stay in a private room: its companion was left (docs/protocol.md, "Logical rooms"). */
export function writeParted(): Element {
  return xml('parted', { xmlns: NS.perch });
}

export function isParted(presence: Element): boolean {
  return presence.attrs.type === 'unavailable' && presence.getChild('parted', NS.perch) !== undefined;
}
