import type { BareAddress } from '#electron/model/ids.ts';
import { mucStatus } from '#electron/stanza/0045-muc.ts';
import { linkedTo } from '../companions/linked.ts';
import type { RoomContext } from '../context.ts';
import { removeOccupant } from '../presence/leave.ts';
import type { Occupant } from '../presence/occupant.ts';
import { announce, type Departure } from '../presence/presence.ts';
import { type Answer, silence } from '../request.ts';
import type { Room } from '../room.ts';
import { roleOf } from './affiliation.ts';

/** What is said to and of those who have to go. */
interface Eviction {
  /**
   * The status that says what they lost, where it is neither a ban (301) nor that the room is disabled (307), which
   * show by themselves.
   */
  readonly status: number;
  readonly item?: (account: BareAddress) => Departure['item'];
}

/**
 * After lists or settings changed: who may not be here any more goes at once, with the status that says why; who
 * stands otherwise is announced anew (XEP-0045, 9 and 10). First the secret rooms that are linked with it: who may not
 * be here may not be there.
 */
export function review(context: RoomContext, room: Room, eviction: Eviction): Answer {
  const parted = linkedTo(context, room).flatMap((linked) =>
    review(context, linked, { status: mucStatus.affiliationLost }),
  );
  const told = [...room.occupants].flatMap((occupant) => {
    if (room.rights(occupant.account).CanJoin) return restand(room, occupant);
    return removeOccupant(context, room, occupant, departureOf(room, occupant.account, eviction));
  });
  return [...parted, ...told];
}

function departureOf(room: Room, account: BareAddress, { status, item: itemOf }: Eviction): Departure {
  if (room.settings.disabledBy !== 'nobody') {
    return { statuses: [mucStatus.kicked], item: { reason: 'This room has been disabled.' } };
  }
  const item = itemOf?.(account);
  const { outcast } = room.standing(account);
  return { statuses: [outcast ? mucStatus.banned : status], ...(item && { item }) };
}

function restand(room: Room, occupant: Occupant): Answer {
  const affiliation = room.affiliation(occupant.account);
  const role = roleOf(room.standing(occupant.account), room.settings);
  if (occupant.affiliation === affiliation && occupant.roleByRight === role) return silence;
  const after = { ...occupant, affiliation, role, roleByRight: role };
  room.replace(occupant, after);
  return announce(room, after);
}
