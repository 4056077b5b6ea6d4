import type { BareAddress } from '#electron/model/ids.ts';
import { mucStatus } from '#electron/stanza/0045-muc.ts';
import { review } from '../affiliations/review.ts';
import { refuseMisfits } from '../companions/misfits.ts';
import type { RoomContext } from '../context.ts';
import { inviteMembers, newMembers } from '../invitations/invite-members.ts';
import type { Departure } from '../presence/presence.ts';
import type { Answer, Refusal } from '../request.ts';
import type { Room } from '../room.ts';
import type { Principal } from '../storage/category-values.ts';
import type { Standing } from '../storage/room-values.ts';
import { noteChange, saveStandings } from './change.ts';
import { judgeLists } from './judge.ts';
import { touchedFields, withChanges } from './lists.ts';

/** Changes of a room's lists that were found to be right, or why they are not. */
export type ListPlan = { readonly apply: () => Answer } | { readonly refused: Refusal };

/**
 * Changes who stands where, beside the form that does it all: once applied, who may not be there any more goes,
 * who stands otherwise is announced, and who became a member is invited.
 */
export function planLists(
  context: RoomContext,
  room: Room,
  by: BareAddress,
  changes: ReadonlyMap<Principal, Standing>,
  item?: (account: BareAddress) => Departure['item'],
): ListPlan {
  const after = room.as(room.settings, withChanges(room.standings, changes));
  const refused = judgeLists(context, room, after) ?? refuseMisfits(context, room, after);
  if (refused) return { refused };
  return {
    apply: () => {
      const before = room.as(room.settings, room.standings);
      const fields = touchedFields(room.standings, changes);
      saveStandings(context, room, changes);
      noteChange(context, room, by, fields);
      return [
        ...review(context, room, { status: mucStatus.affiliationLost, ...(item && { item }) }),
        ...inviteMembers(context, room, by, newMembers(context, before, room)),
      ];
    },
  };
}
