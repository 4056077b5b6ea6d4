import type { ChatRoomCard, ChatRoomCriteria, ChatRoomsFound } from '#electron/model/directory.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { PrincipalsFound } from '#electron/model/principal.ts';
import type { RoomService } from '#electron/model/room-service.ts';
import type { Nothing } from './nothing.ts';

/** Rooms and people that can be found. */
export interface DirectoryCalls {
  /** Asked anew, where `Snapshot.service` may be out of date: before a room is made. */
  'rooms.service': { ask: Nothing; answer: { service: RoomService } };
  /**
   * Rooms that fit, from the beginning or from `after` on (`next` of the part before). A part may hold fewer than
   * `max`, or none, and yet not be the last: where the service cannot choose, this much was looked through.
   */
  'rooms.search': {
    ask: { criteria: ChatRoomCriteria; after?: string; max: number };
    answer: ChatRoomsFound;
  };
  /** All that a room tells of itself, without entering. Fault `NoSuchNode`: there is none for this person. */
  'rooms.card': { ask: { room: RoomAddress }; answer: { card: ChatRoomCard } };
  /** People and groups that the service lets this person know of. */
  'people.find': { ask: { text: string; max: number }; answer: PrincipalsFound };
}

export interface DirectoryEvents {
  /** What the chat service offers became known or changed; null while it is not known. */
  'service.changed': { service: RoomService | null };
}
