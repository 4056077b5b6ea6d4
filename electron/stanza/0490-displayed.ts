import { readStanzaId, writeStanzaId } from './0359-ids.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** Up to where a chat was displayed on any device (XEP-0490, 3). */
export interface Displayed {
  /** Of the last message, as the chat itself gave it. */
  readonly archiveId: string;
  /** Ours: the person marked the chat as unread, to come back to it. Whoever reads on takes the mark away. */
  readonly marked: boolean;
}

export function readDisplayed(chat: string, payload: Element): Displayed | undefined {
  const archiveId = payload.is('displayed', NS.displayed) ? readStanzaId(payload, chat) : undefined;
  const marked = payload.getChild('unread', NS.perch) !== undefined;
  return archiveId === undefined ? undefined : { archiveId, marked };
}

export function writeDisplayed(chat: string, { archiveId, marked }: Displayed): Element {
  const mark = marked && xml('unread', { xmlns: NS.perch });
  return xml('displayed', { xmlns: NS.displayed }, writeStanzaId(archiveId, chat), mark);
}
