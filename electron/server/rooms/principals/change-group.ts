import type { BareAddress } from '#electron/model/ids.ts';
import { mucStatus } from '#electron/stanza/0045-muc.ts';
import { stranger } from '../affiliations/affiliation.ts';
import { review } from '../affiliations/review.ts';
import type { RoomContext } from '../context.ts';
import { inviteMembers } from '../invitations/invite-members.ts';
import type { Answer } from '../request.ts';
import type { Group, Principal } from '../storage/category-values.ts';

/** Saves who is in a group: who is not any more goes at once from wherever only the group let them in. */
export function changeGroup(context: RoomContext, group: Group, by: BareAddress): Answer {
  const before = new Set(context.people.group(group.address)?.people);
  const rooms = context.store.roomsWithMember(group.address);
  const added = group.people.filter((person) => !before.has(person));
  // Who is a member by something else is none by this.
  const fresh = rooms.flatMap((address) => {
    const room = context.rooms.find(address);
    return room ? [{ room, persons: added.filter((person) => !room.standing(person).member) }] : [];
  });
  context.people.saveGroup(group);
  return [
    ...reviewAll(context),
    ...fresh.flatMap(({ room, persons }) => inviteMembers(context, room, by, persons)),
  ];
}

/** Takes a group off every list, and out of every scope. */
export function removeGroup(context: RoomContext, address: Principal): Answer {
  context.people.removeGroup(address);
  context.categories.reread();
  for (const room of context.rooms.occupied) room.standingWasSaved(address, stranger);
  return reviewAll(context);
}

function reviewAll(context: RoomContext): Answer {
  const rooms = [...context.rooms.occupied];
  return rooms.flatMap((room) => review(context, room, { status: mucStatus.affiliationLost }));
}
