import * as v from 'valibot';
import type { RoomManagementCalls } from '../contract/room-management.ts';
import {
  address,
  addresses,
  behavior,
  type ChecksOf,
  inRoom,
  limit,
  line,
  longText,
  optional,
  privacy,
  room,
} from './parts.ts';

const role = v.picklist(['Member', 'Manager', 'Presenter']);
const request = v.strictObject({
  kind: v.picklist(['membership', 'voice']),
  room,
  address,
  nickname: optional(line),
  fullAddress: optional(line),
  words: optional(longText),
});

const settings = {
  description: optional(line),
  privacy: optional(privacy),
  behavior: optional(behavior),
  category: optional(line),
  invitations: optional(v.picklist(['Inherit', 'False'])),
  disabled: optional(v.boolean()),
  addIn: optional(line),
  members: optional(addresses),
  managers: optional(addresses),
  presenters: optional(addresses),
};

const changes = v.strictObject({ name: optional(line), ...settings });

export const roomManagementChecks: ChecksOf<RoomManagementCalls> = {
  'rooms.create': v.strictObject({ name: line, ...settings }),
  'rooms.read': inRoom,
  'rooms.save': v.strictObject({ room, revision: optional(line), changes }),
  'rooms.preview': v.strictObject({ room, changes }),
  'rooms.eligible': v.union([
    v.strictObject({ role, text: line, max: limit, room }),
    v.strictObject({ role, text: line, max: limit, category: line }),
  ]),
  'rooms.requests': inRoom,
  'rooms.answerRequest': v.strictObject({ request, allow: v.boolean() }),
  'rooms.disable': inRoom,
  'rooms.enable': inRoom,
  'rooms.destroy': inRoom,
};
