import { mucStatus, writeMucUser } from '#electron/stanza/0045-muc.ts';
import { xml } from '#electron/stanza/xml.ts';
import { type Answer, silence } from '../request.ts';
import type { Room } from '../room.ts';

/** Tells everybody in a room that it is configured otherwise than before (XEP-0045, 10.2.1). */
export function announceChange(
  room: Room,
  before: { readonly isArchived: boolean; readonly nonAnonymous: boolean },
): Answer {
  if (room.everybody.length === 0) return silence;
  const { isArchived } = room;
  const { nonAnonymous } = room.settings;
  const archiving = isArchived ? mucStatus.loggingEnabled : mucStatus.loggingDisabled;
  const disclosure = nonAnonymous ? mucStatus.nonAnonymous : mucStatus.semiAnonymous;
  const statuses = [
    ...(before.isArchived === isArchived ? [] : [archiving]),
    ...(before.nonAnonymous === nonAnonymous ? [] : [disclosure]),
    mucStatus.configurationChanged,
  ];
  const notice = writeMucUser({ items: [], statuses });
  return [{ stanza: xml('message', { type: 'groupchat', from: room.address }, notice), to: room.everybody }];
}
