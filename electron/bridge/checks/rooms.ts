import * as v from 'valibot';
import type { RoomCalls } from '../contract/rooms.ts';
import { alertLevel, type ChecksOf, inRoom, key, nothing, room } from './parts.ts';

export const roomChecks: ChecksOf<RoomCalls> = {
  'rooms.join': inRoom,
  'rooms.leave': inRoom,
  'rooms.follow': inRoom,
  'rooms.unfollow': inRoom,
  'rooms.setLevel': v.strictObject({ room, level: v.nullable(alertLevel) }),
  'rooms.setFavourite': v.strictObject({ room, favourite: v.boolean() }),
  'rooms.occupants': inRoom,
  'rooms.markRead': v.strictObject({ room, upTo: key }),
  'rooms.markAllRead': nothing,
};
