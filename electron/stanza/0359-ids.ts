import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** The id that the sender gave (XEP-0359); undefined where there is none. */
export function readOriginId(message: Element): string | undefined {
  return message.getChild('origin-id', NS.stanzaIds)?.attrs.id || undefined;
}

export function writeOriginId(id: string): Element {
  return xml('origin-id', { xmlns: NS.stanzaIds, id });
}

/** The id that `by` gave. Believe it only if `by` is who sent the message (XEP-0359, 5). */
export function readStanzaId(message: Element, by: string): string | undefined {
  const ids = message.getChildren('stanza-id', NS.stanzaIds);
  return ids.find((element) => element.attrs.by === by)?.attrs.id || undefined;
}

export function writeStanzaId(id: string, by: string): Element {
  return xml('stanza-id', { xmlns: NS.stanzaIds, id, by });
}
