import { mucStatus, writeMucUser } from '#electron/stanza/0045-muc.ts';
import { xml } from '#electron/stanza/xml.ts';
import { review } from '../affiliations/review.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, silence } from '../request.ts';
import type { Room } from '../room.ts';
import type { RoomSettings } from '../storage/store.ts';

/** Saves how a room is to be, tells everybody what changed, and lets nobody stay who may not (XEP-0045, 10.2). */
export function applySettings(context: RoomContext, room: Room, settings: RoomSettings): Answer {
  const before = room.settings;
  context.store.saveSettings(room.record.key, settings);
  const wasLocked = room.record.locked;
  room.settingsWereSaved(settings);
  const told = wasLocked ? silence : tell(room, changes(before, settings));
  return [...told, ...review(context, room, { status: mucStatus.membersOnly })];
}

function changes(before: RoomSettings, after: RoomSettings): readonly number[] {
  const archiving = after.archived ? mucStatus.loggingEnabled : mucStatus.loggingDisabled;
  const disclosure = after.nonAnonymous ? mucStatus.nonAnonymous : mucStatus.semiAnonymous;
  return [
    ...(before.archived === after.archived ? [] : [archiving]),
    ...(before.nonAnonymous === after.nonAnonymous ? [] : [disclosure]),
    mucStatus.configurationChanged,
  ];
}

function tell(room: Room, statuses: readonly number[]): Answer {
  if (room.everybody.length === 0) return silence;
  const notice = writeMucUser({ items: [], statuses });
  const stanza = xml('message', { type: 'groupchat', from: room.address }, notice);
  return [{ stanza, to: room.everybody }];
}
