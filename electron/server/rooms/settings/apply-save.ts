import type { BareAddress } from '#electron/model/ids.ts';
import { mucStatus, writeMucUser } from '#electron/stanza/0045-muc.ts';
import { xml } from '#electron/stanza/xml.ts';
import { review } from '../affiliations/review.ts';
import type { RoomContext } from '../context.ts';
import { noteChange, saveStandings } from '../lists/change.ts';
import { type Answer, silence } from '../request.ts';
import type { Room } from '../room.ts';
import type { SavePlan } from './plan-save.ts';

/**
 * Saves how a room is to be and who belongs to it, tells everybody that something changed, and lets nobody stay
 * who may not (XEP-0045, 10.2).
 */
export function applySave(context: RoomContext, room: Room, by: BareAddress, plan: SavePlan): Answer {
  const before = { isArchived: room.isArchived, ...room.settings };
  const { locked: wasLocked, key } = room.record;
  const hadMembers = room.settings.privacy !== 'Open';
  context.store.saveSettings(key, plan.settings);
  room.settingsWereSaved(plan.settings);
  saveStandings(context, room, plan.standings);
  if (plan.fields.length > 0 || wasLocked) noteChange(context, room, by, plan.fields);
  const told = wasLocked ? silence : tell(room, changes(before, room));
  // Who stood outside the lists is not a member of what is for members now; the others lost what they were.
  const status = hadMembers ? mucStatus.affiliationLost : mucStatus.membersOnly;
  return [...told, ...review(context, room, { status })];
}

function changes(
  before: { readonly isArchived: boolean; readonly nonAnonymous: boolean },
  { isArchived, settings: { nonAnonymous } }: Room,
): readonly number[] {
  const archiving = isArchived ? mucStatus.loggingEnabled : mucStatus.loggingDisabled;
  const disclosure = nonAnonymous ? mucStatus.nonAnonymous : mucStatus.semiAnonymous;
  return [
    ...(before.isArchived === isArchived ? [] : [archiving]),
    ...(before.nonAnonymous === nonAnonymous ? [] : [disclosure]),
    mucStatus.configurationChanged,
  ];
}

function tell(room: Room, statuses: readonly number[]): Answer {
  if (room.everybody.length === 0) return silence;
  const notice = writeMucUser({ items: [], statuses });
  const stanza = xml('message', { type: 'groupchat', from: room.address }, notice);
  return [{ stanza, to: room.everybody }];
}
