import type { RoomContext } from '../context.ts';
import { planLists } from '../lists/change-lists.ts';
import { type Answer, answer, type Request, refuse, refuseFor } from '../request.ts';
import type { Room } from '../room.ts';

/** Takes oneself off the lists of a room (XEP-0077, 3.2); what a group gives stays, for it is not one's own. */
export function resign(context: RoomContext, room: Room, request: Request): Answer {
  const own = room.listed(request.account);
  if (!own.member && !own.manager && !own.presenter) {
    return refuse(request, 'registration-required', 'You are on no list of this room.');
  }
  const none = { ...own, member: false, manager: false, presenter: false, admin: false };
  const plan = planLists(context, room, request.account, new Map([[request.account, none]]));
  if ('refused' in plan) return refuseFor(request, plan.refused);
  return [...plan.apply(), ...answer(request)];
}
