import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** Who this is within the room, whatever their nickname (XEP-0421). Believe it only from a room that announces it. */
export function readOccupantId(stanza: Element): string | undefined {
  return stanza.getChild('occupant-id', NS.occupantId)?.attrs.id || undefined;
}

export function writeOccupantId(id: string): Element {
  return xml('occupant-id', { xmlns: NS.occupantId, id });
}
