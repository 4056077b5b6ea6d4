import * as v from 'valibot';
import type { RoomCalls } from '../contract/rooms.ts';
import { addresses, alertLevel, type ChecksOf, inRoom, key, line, nothing, optional, room } from './parts.ts';

export const roomChecks: ChecksOf<RoomCalls> = {
  'rooms.join': inRoom,
  'rooms.leave': inRoom,
  'rooms.follow': inRoom,
  'rooms.unfollow': inRoom,
  'rooms.setLevel': v.strictObject({ room, level: v.nullable(alertLevel) }),
  'rooms.setFavourite': v.strictObject({ room, favourite: v.boolean() }),
  'rooms.arrange': v.strictObject({
    places: v.pipe(
      v.array(
        v.strictObject({ room, group: optional(line), order: optional(v.pipe(v.number(), v.safeInteger())) }),
      ),
      v.maxLength(2_000),
    ),
  }),
  'rooms.setMarked': v.strictObject({ room, marked: v.boolean() }),
  'rooms.inSight': v.strictObject({ rooms: addresses }),
  'rooms.occupants': inRoom,
  'rooms.markRead': v.strictObject({ room, upTo: key }),
  'rooms.markAllRead': nothing,
};
