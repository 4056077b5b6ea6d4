import * as v from 'valibot';
import type { LogicalRoomCalls } from '../contract/logical-rooms.ts';
import { addresses, type ChecksOf, inRoom, line, optional, room } from './parts.ts';

const pair = { publicRoom: room, privateRoom: room };

export const logicalRoomChecks: ChecksOf<LogicalRoomCalls> = {
  'logicalRooms.candidates': inRoom,
  'logicalRooms.preview': v.strictObject({
    publicRoom: room,
    people: v.union([inRoom, v.strictObject({ members: addresses })]),
  }),
  'logicalRooms.link': v.strictObject({ ...pair, addMembers: v.boolean() }),
  'logicalRooms.unlink': v.strictObject({ privateRoom: room }),
  'logicalRooms.create': v.strictObject({
    publicRoom: room,
    name: line,
    description: optional(line),
    members: addresses,
    addMembers: v.boolean(),
  }),
};
