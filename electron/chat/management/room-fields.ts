import type { Privacy } from '#electron/model/room.ts';
import type { ChatRoomField } from '#electron/model/room-settings.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';

/** The fields of a room's owner form (XEP-0045, 15.5.3; docs/protocol.md), by what they are here. */
export const formFields = {
  name: ['muc#roomconfig_roomname'],
  description: ['muc#roomconfig_roomdesc'],
  privacy: ['muc#roomconfig_membersonly', 'muc#roomconfig_publicroom'],
  behavior: ['muc#roomconfig_moderatedroom'],
  category: [roomField.category],
  invitations: [roomField.invitations],
  disabled: [roomField.disabled],
  addIn: [roomField.addin],
  companion: [roomField.companion],
  members: [roomField.members],
  managers: [roomField.managers],
  presenters: [roomField.presenters],
} as const satisfies Record<ChatRoomField, readonly string[]>;

/** What a field of the form is here; undefined for one that is nothing of ours. */
export function fieldOf(name: string): ChatRoomField | undefined {
  return allFields.find((field) => formFields[field].some((one) => one === name));
}

/** In the order in which they are shown. */
export const allFields: readonly ChatRoomField[] = [
  'name',
  'description',
  'privacy',
  'behavior',
  'category',
  'invitations',
  'disabled',
  'addIn',
  'companion',
  'members',
  'managers',
  'presenters',
];

export function privacyOf(membersOnly: boolean, listed: boolean): Privacy {
  if (!membersOnly) return 'Open';
  return listed ? 'Closed' : 'Secret';
}
