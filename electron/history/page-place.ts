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

/** The stored message of these rooms that a place names; of a date the first then or later, else the last before. */
export function findPlace(
  messages: MessagesTable,
  rooms: readonly number[],
  place: NamedPlace,
): MessageKey | undefined {
  const first = (find: (room: number) => MessageKey | undefined): MessageKey | undefined =>
    rooms.flatMap((room) => find(room) ?? []).toSorted((one, other) => one - other)[0];
  switch (place.at) {
    case 'date': {
      const wanted = keyOf(place.date);
      const later = first((room) => messages.from(room, wanted, 1)[0]?.key);
      return later ?? (Math.max(0, ...rooms.map((room) => messages.keyBelow(room, wanted))) || undefined);
    }
    case 'archive id':
      return first((room) => messages.byArchiveId(room, place.archiveId)?.key);
    case 'mention':
      return first((room) => messages.mentionAbove(room, place.after));
  }
}
