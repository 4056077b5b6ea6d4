import type { ArchiveId, Ask, MessageKey, PageFrom, RoomAddress } from './facts.ts';

/** Where in a room a visit begins. */
export type Destination =
  | { readonly at: 'newest' }
  /** At the line after this message, from where on all is new. */
  | { readonly at: 'unread'; readonly key: MessageKey }
  | { readonly at: 'message'; readonly key: MessageKey }
  /** `of`: the room whose archive it is, where that is the one beside. */
  | { readonly at: 'archive id'; readonly archiveId: ArchiveId; readonly of?: RoomAddress }
  /** At the first message of then or later; milliseconds. */
  | { readonly at: 'date'; readonly date: number }
  /** At the first message after this one that mentions the person. */
  | { readonly at: 'mention'; readonly after: MessageKey }
  /** Where one was: this message so many pixels below the upper edge. */
  | ({ readonly at: 'mark' } & Mark);

export interface Mark {
  readonly key: MessageKey;
  readonly offset: number;
}

/** Where one is: in a room, or in a logical one, whose private room is `beside`. */
export interface Where {
  readonly room: RoomAddress;
  readonly beside?: RoomAddress;
}

/** A stay in a room, which begins at one place; a new object for each. */
export type Visit = Where & Destination;

export function isThere(where: Where | null | undefined, room: RoomAddress): boolean {
  return where?.room === room || where?.beside === room;
}

export function isSamePlace(one: Where | null, other: Where): boolean {
  return one?.room === other.room && one.beside === other.beside;
}

/** What to ask for at a place: an archive id is looked for in the first of the rooms alone. */
export function pageAt(
  { room, beside }: Where,
  from: PageFrom,
  of?: RoomAddress,
): Omit<Ask<'messages.page'>, 'limit'> {
  if (beside === undefined) return { room, from };
  return of === beside ? { room: beside, beside: room, from } : { room, beside, from };
}

/** The page to begin with. */
export function pageFrom(visit: Visit): PageFrom {
  switch (visit.at) {
    case 'newest':
      return { at: 'newest' };
    case 'archive id':
      return { at: 'archive id', archiveId: visit.archiveId };
    case 'date':
      return { at: 'date', date: visit.date };
    case 'mention':
      return { at: 'mention', after: visit.after };
    default:
      return { at: 'around', key: visit.key };
  }
}

/** Somebody came for one message, and it is shown as that. */
export function seeksMessage({ at }: Visit): boolean {
  return at === 'message' || at === 'archive id' || at === 'mention';
}
