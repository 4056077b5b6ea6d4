import type { MessageKey } from '../model/ids.ts';
import type { PageRequest } from '../model/page.ts';
import { keyOf } from './keys.ts';
import type { MessagesTable } from './tables/messages.ts';

type From = PageRequest['from'];
/** Where a page is asked for by something else than a key. */
export type NamedPlace = Exclude<From, { at: 'newest' } | { key: MessageKey }>;

export function isNamed(from: From): from is NamedPlace {
  return from.at === 'date' || from.at === 'archive id' || from.at === 'mention';
}

/** The stored message that a place names; of a date the first then or later, else the last before. */
export function findPlace(messages: MessagesTable, room: number, place: NamedPlace): MessageKey | undefined {
  switch (place.at) {
    case 'date': {
      const wanted = keyOf(place.date);
      return messages.from(room, wanted, 1)[0]?.key ?? (messages.keyBelow(room, wanted) || undefined);
    }
    case 'archive id':
      return messages.byArchiveId(room, place.archiveId)?.key;
    case 'mention':
      return messages.mentionAbove(room, place.after);
  }
}
