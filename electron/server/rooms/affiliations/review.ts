import type { BareAddress } from '#electron/model/ids.ts';
import { mucStatus } from '#electron/stanza/0045-muc.ts';
import type { RoomContext } from '../context.ts';
import { removeOccupant } from '../presence/leave.ts';
import type { Occupant } from '../presence/occupant.ts';
import { announce, type Departure } from '../presence/presence.ts';
import { type Answer, silence } from '../request.ts';
import type { Room } from '../room.ts';
import { mayEnter, roleOf } from './affiliation.ts';

/** What is said to and of those who have to go. */
interface Eviction {
  /** The status that says what they lost; the banned are told that they are banned. */
  readonly status: number;
  readonly item?: (account: BareAddress) => Departure['item'];
}

/**
 * After lists or settings changed: who may not be here any more goes at once, with the status that says why; who
 * stands otherwise is announced anew (XEP-0045, 9 and 10).
 */
export function review(context: RoomContext, room: Room, eviction: Eviction): Answer {
  return [...room.occupants].flatMap((occupant) => {
    const standing = room.standing(occupant.account);
    if (mayEnter(standing, room.settings)) return restand(room, occupant);
    const item = eviction.item?.(occupant.account);
    const statuses = [standing.outcast ? mucStatus.banned : eviction.status];
    return removeOccupant(context, room, occupant, { statuses, ...(item && { item }) });
  });
}

function restand(room: Room, occupant: Occupant): Answer {
  const affiliation = room.affiliation(occupant.account);
  const role = roleOf(room.standing(occupant.account), room.settings);
  if (occupant.affiliation === affiliation && occupant.roleByRight === role) return silence;
  const after = { ...occupant, affiliation, role, roleByRight: role };
  room.replace(occupant, after);
  return announce(room, after);
}
