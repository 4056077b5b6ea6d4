import { mucStatus } from '#electron/stanza/0045-muc.ts';
import { stranger } from '../affiliations/affiliation.ts';
import { review } from '../affiliations/review.ts';
import type { RoomContext } from '../context.ts';
import type { Answer } from '../request.ts';
import type { Group, Principal } from '../storage/store.ts';

/** Saves who is in a group: who is not any more goes at once from wherever only the group let them in. */
export function changeGroup(context: RoomContext, group: Group): Answer {
  context.people.saveGroup(group);
  return reviewAll(context);
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
