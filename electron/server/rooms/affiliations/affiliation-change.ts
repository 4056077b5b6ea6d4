import type { Affiliation, MucItem } from '#electron/stanza/0045-muc.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import type { RoomContext } from '../context.ts';
import { planLists } from '../lists/change-lists.ts';
import type { Departure } from '../presence/presence.ts';
import { type Answer, type Request, refuse, refuseFor } from '../request.ts';
import type { Room } from '../room.ts';
import type { Principal } from '../storage/category-values.ts';
import type { Standing } from '../storage/room-values.ts';
import { affiliationOf, standingFor } from './affiliation.ts';
import type { Plan } from './plan.ts';

/** What the lines of a question would make of the lists, judged line by line and then as a whole. */
export function planAffiliations(
  context: RoomContext,
  room: Room,
  request: Request,
  items: readonly MucItem[],
): Plan {
  const planned = new Map<Principal, Standing>();
  const said = new Map<Principal, Departure['item']>();
  const actor = room.occupantOf(request.from)?.nickname;
  for (const item of items) {
    const account = addressOf(room, item);
    if (!account) return { refusal: refuse(request, 'jid-malformed', 'Say by address who is meant.') };
    const now = planned.get(account) ?? room.listed(account);
    const wanted = item.affiliation ?? 'none';
    const refusal = refuseChange(room, request, account, affiliationOf(now), wanted);
    if (refusal) return { refusal };
    // Nothing changes for whoever is that already, on whatever other lists they may be.
    planned.set(account, affiliationOf(now) === wanted ? now : standingFor(wanted, now, room.settings));
    const { reason } = item;
    said.set(account, { ...(reason !== undefined && { reason }), ...(actor !== undefined && { actor }) });
  }
  if (planned.size === 0) return { apply: () => [] };
  const plan = planLists(context, room, request.account, planned, (account) => said.get(account));
  return 'refused' in plan ? { refusal: refuseFor(request, plan.refused) } : plan;
}

/** Who may do what to whom (XEP-0045, 5.2.1). */
function refuseChange(
  room: Room,
  request: Request,
  account: Principal,
  now: Affiliation,
  wanted: Affiliation,
): Answer | undefined {
  const { CanManageRoom: manages, runsLists } = room.rights(request.account);
  if (!runsLists) {
    return refuse(request, 'forbidden', 'Only those who run this room can change who belongs to it.');
  }
  if (wanted === 'outcast' && account === request.account) {
    return refuse(request, 'conflict', 'You cannot ban yourself.');
  }
  const concernsRulers = [now, wanted].some((one) => one === 'owner' || one === 'admin');
  if (!manages && concernsRulers && now !== wanted) {
    return refuse(request, 'not-allowed', 'Only owners can change who runs this room.');
  }
  return undefined;
}

/** By address, or by the nickname of somebody who is in (XEP-0045, 9.1). */
function addressOf(room: Room, { jid, nick }: MucItem): Principal | undefined {
  if (jid !== undefined) return bareJid(jid);
  return nick === undefined ? undefined : room.occupantNamed(nick)?.account;
}
