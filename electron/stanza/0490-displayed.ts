import { readStanzaId, writeStanzaId } from './0359-ids.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** The id of the last message of a chat that was displayed on any device (XEP-0490, 3), as the chat itself gave it. */
export function readDisplayed(chat: string, payload: Element): string | undefined {
  return payload.is('displayed', NS.displayed) ? readStanzaId(payload, chat) : undefined;
}

export function writeDisplayed(chat: string, archiveId: string): Element {
  return xml('displayed', { xmlns: NS.displayed }, writeStanzaId(archiveId, chat));
}
