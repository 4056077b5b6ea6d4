import type { AlertLevel } from '#electron/model/alert.ts';
import type { Fault } from '#electron/model/fault.ts';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { Occupant, RoomEntry, RoomPlacing } from '#electron/model/room.ts';
import type { Nothing } from './nothing.ts';

/** The rooms that the person is in. */
export interface RoomCalls {
  /** Enters for now; the room stays in the list until it is left. */
  'rooms.join': { ask: { room: RoomAddress }; answer: Nothing };
  /** Leaves, and stops following. */
  'rooms.leave': { ask: { room: RoomAddress }; answer: Nothing };
  /** Puts the room on the person's list on the server, and enters. */
  'rooms.follow': { ask: { room: RoomAddress }; answer: Nothing };
  /** Takes it off that list; the session stays. */
  'rooms.unfollow': { ask: { room: RoomAddress }; answer: Nothing };
  /** What of a followed room may alert, on every device; null: as for every room that says nothing of its own. */
  'rooms.setLevel': { ask: { room: RoomAddress; level: AlertLevel | null }; answer: Nothing };
  /** On every device. */
  'rooms.setFavourite': { ask: { room: RoomAddress; favourite: boolean }; answer: Nothing };
  /** The place of followed rooms in the list, on every device; without group or order: as if nobody had chosen one. */
  'rooms.arrange': { ask: { places: readonly RoomPlacing[] }; answer: Nothing };
  /** Marks a room as unread, to come back to it, or takes the mark away; on every device. */
  'rooms.setMarked': { ask: { room: RoomAddress; marked: boolean }; answer: Nothing };
  /** The rooms that can be seen in the list now: they are entered before the others. */
  'rooms.inSight': { ask: { rooms: readonly RoomAddress[] }; answer: Nothing };
  'rooms.occupants': { ask: { room: RoomAddress }; answer: { occupants: readonly Occupant[] } };
  'rooms.markRead': { ask: { room: RoomAddress; upTo: MessageKey }; answer: Nothing };
  /** Whatever is unread in any room, or was marked so. */
  'rooms.markAllRead': { ask: Nothing; answer: Nothing };
}

export interface RoomEvents {
  /** The whole entry of each room that changed, and the addresses of those that are gone from the list. */
  'rooms.changed': { changed: readonly RoomEntry[]; gone: readonly RoomAddress[] };
  /** The right to a room was taken away, and why. Told before the room leaves the list. */
  'room.lost': { room: RoomAddress; name: string; fault: Fault };
  'occupants.changed': { room: RoomAddress };
}
