import { type Affiliation, type MucItem, mucStatus, type Role } from '#electron/stanza/0045-muc.ts';
import type { RoomContext } from '../context.ts';
import { removeOccupant } from '../presence/leave.ts';
import type { Occupant } from '../presence/occupant.ts';
import { announce, type Departure } from '../presence/presence.ts';
import { type Answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import type { Plan } from './plan.ts';

interface RoleChange {
  readonly occupant: Occupant;
  readonly role: Role;
  readonly item: Departure['item'];
}

/** Kicks, and what somebody may do for as long as they stay (XEP-0045, 8.2 to 8.4, 9.6, 9.7). */
export function planRoles(room: Room, request: Request, items: readonly MucItem[]): Plan {
  const changes: RoleChange[] = [];
  const actor = room.occupantOf(request.from);
  for (const { nick, role = 'none', reason } of items) {
    const occupant = room.occupantNamed(nick ?? '');
    if (!occupant)
      return { refusal: refuse(request, 'item-not-found', 'Nobody in the room has this nickname.') };
    const refusal = refuseChange(room, request, occupant, role);
    if (refusal) return { refusal };
    const item = { ...(reason !== undefined && { reason }), ...(actor && { actor: actor.nickname }) };
    changes.push({ occupant, role, item });
  }
  return { apply: (context) => changes.flatMap((change) => apply(context, room, change)) };
}

function apply(context: RoomContext, room: Room, { occupant, role, item = {} }: RoleChange): Answer {
  // Another line of the same question may have changed or removed them.
  const now = room.occupantNamed(occupant.nickname);
  if (!now) return [];
  if (role === 'none') return removeOccupant(context, room, now, { item, statuses: [mucStatus.kicked] });
  const after = { ...now, role };
  room.replace(now, after);
  return announce(room, after);
}

function refuseChange(room: Room, request: Request, target: Occupant, wanted: Role): Answer | undefined {
  const own = room.affiliation(request.account);
  const rules = room.rights(request.account).runsLists;
  if (!rules && room.occupantOf(request.from)?.role !== 'moderator') {
    return refuse(request, 'forbidden', 'Only moderators can do that.');
  }
  if (!rules && (wanted === 'moderator' || target.role === 'moderator') && wanted !== 'none') {
    return refuse(request, 'forbidden', 'Only those who run this room can change who moderates it.');
  }
  const isProtected = rank[target.affiliation] >= rank.admin && target.account !== request.account;
  const outranks = wanted === 'none' && rank[own] > rank[target.affiliation];
  if (isProtected && !outranks && wanted !== 'moderator') {
    return refuse(request, 'not-allowed', 'Nobody can do that to somebody who runs this room.');
  }
  return undefined;
}

const rank: Readonly<Record<Affiliation, number>> = { outcast: 0, none: 1, member: 2, admin: 3, owner: 4 };
