import type { BareAddress } from '#electron/model/ids.ts';
import { mucStatus } from '#electron/stanza/0045-muc.ts';
import { review } from '../affiliations/review.ts';
import { linkedTo, tellLinked } from '../companions/linked.ts';
import type { RoomContext } from '../context.ts';
import { inviteMembers, newMembers } from '../invitations/invite-members.ts';
import { noteChange, saveStandings } from '../lists/change.ts';
import { type Answer, silence } from '../request.ts';
import type { Room } from '../room.ts';
import { announceChange } from './announce-change.ts';
import type { SavePlan } from './plan-save.ts';

/**
 * Saves how a room is to be and who belongs to it, tells everybody that something changed, and lets nobody stay
 * who may not (XEP-0045, 10.2).
 */
export function applySave(context: RoomContext, room: Room, by: BareAddress, plan: SavePlan): Answer {
  const first = plan.first?.() ?? silence;
  const before = room.as(room.settings, room.standings);
  const { locked: wasLocked, key } = room.record;
  const hadMembers = room.settings.privacy !== 'Open';
  context.store.saveSettings(key, plan.settings);
  room.settingsWereSaved(plan.settings);
  context.rooms.note(room);
  saveStandings(context, room, plan.standings);
  if (plan.fields.length > 0 || wasLocked) noteChange(context, room, by, plan.fields);
  const told = wasLocked
    ? silence
    : announceChange(room, { ...before.settings, isArchived: before.isArchived });
  // Who stood outside the lists is not a member of what is for members now; the others lost what they were.
  const status = hadMembers ? mucStatus.affiliationLost : mucStatus.membersOnly;
  const invited = inviteMembers(context, room, by, newMembers(context, before, room));
  return [
    ...first,
    ...told,
    ...review(context, room, { status }),
    ...(isPublic(before) === isPublic(room) ? silence : tellLinked(linkedTo(context, room))),
    ...invited,
  ];
}

/** What of a room decides whether links with it count. */
function isPublic({ settings }: Room): boolean {
  return settings.privacy !== 'Secret' && settings.disabledBy === 'nobody';
}
