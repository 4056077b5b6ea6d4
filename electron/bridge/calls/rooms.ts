import type { AlertLevel } from '#electron/model/alert.ts';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { Occupant, RoomPlacing } from '#electron/model/room.ts';
import type { RoomCalls } from '../contract/rooms.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface RoomsNeeds {
  join(room: RoomAddress): Promise<void>;
  leave(room: RoomAddress): Promise<void>;
  follow(room: RoomAddress): Promise<void>;
  unfollow(room: RoomAddress): Promise<void>;
  setLevel(room: RoomAddress, level: AlertLevel | null): Promise<void>;
  setFavourite(room: RoomAddress, favourite: boolean): Promise<void>;
  arrange(places: readonly RoomPlacing[]): Promise<void>;
  setMarked(room: RoomAddress, marked: boolean): void;
  inSight(rooms: readonly RoomAddress[]): void;
  /** Asked of the room where it is too large to tell by itself. */
  occupants(room: RoomAddress): Promise<readonly Occupant[]>;
  markRead(room: RoomAddress, upTo: MessageKey): void;
  markAllRead(): void;
}

export function roomCalls(rooms: RoomsNeeds): Pick<Handlers, keyof RoomCalls> {
  return {
    'rooms.join': done(({ room }) => rooms.join(room)),
    'rooms.leave': done(({ room }) => rooms.leave(room)),
    'rooms.follow': done(({ room }) => rooms.follow(room)),
    'rooms.unfollow': done(({ room }) => rooms.unfollow(room)),
    'rooms.setLevel': done(({ room, level }) => rooms.setLevel(room, level)),
    'rooms.setFavourite': done(({ room, favourite }) => rooms.setFavourite(room, favourite)),
    'rooms.arrange': done(({ places }) => rooms.arrange(places)),
    'rooms.setMarked': done(({ room, marked }) => rooms.setMarked(room, marked)),
    'rooms.inSight': done((ask) => rooms.inSight(ask.rooms)),
    'rooms.occupants': async ({ room }) => ({ occupants: await rooms.occupants(room) }),
    'rooms.markRead': done(({ room, upTo }) => rooms.markRead(room, upTo)),
    'rooms.markAllRead': done(() => rooms.markAllRead()),
  };
}
