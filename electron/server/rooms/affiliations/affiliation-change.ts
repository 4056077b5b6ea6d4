import type { BareAddress } from '#electron/model/ids.ts';
import { type Affiliation, type MucItem, mucStatus } from '#electron/stanza/0045-muc.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import type { RoomContext } from '../context.ts';
import type { Departure } from '../presence/presence.ts';
import { type Answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import type { Standing } from '../storage/store.ts';
import { affiliationOf, isStranger, standingFor } from './affiliation.ts';
import type { Plan } from './plan.ts';
import { review } from './review.ts';

/** What the lines of a question would make of the lists, judged line by line and then as a whole. */
export function planAffiliations(room: Room, request: Request, items: readonly MucItem[]): Plan {
  const planned = new Map<BareAddress, Standing>();
  const said = new Map<BareAddress, Departure['item']>();
  const actor = room.occupantOf(request.from)?.nickname;
  for (const item of items) {
    const account = addressOf(room, item);
    if (!account) return { refusal: refuse(request, 'jid-malformed', 'Say by address who is meant.') };
    const now = planned.get(account) ?? room.standing(account);
    const wanted = item.affiliation ?? 'none';
    const refusal = refuseChange(room, request, account, affiliationOf(now), wanted);
    if (refusal) return { refusal };
    // Nothing changes for whoever is that already, on whatever other lists they may be.
    planned.set(account, affiliationOf(now) === wanted ? now : standingFor(wanted, now, room.settings));
    const { reason } = item;
    said.set(account, { ...(reason !== undefined && { reason }), ...(actor !== undefined && { actor }) });
  }
  if (!keepsAnOwner(room, planned)) {
    return {
      refusal: refuse(request, 'conflict', 'A room keeps at least one owner; name another one first.'),
    };
  }
  return { apply: (context) => apply(context, room, planned, said) };
}

function apply(
  context: RoomContext,
  room: Room,
  planned: ReadonlyMap<BareAddress, Standing>,
  said: ReadonlyMap<BareAddress, Departure['item']>,
): Answer {
  for (const [account, standing] of planned) {
    context.store.saveStanding(room.record.key, account, isStranger(standing) ? undefined : standing);
  }
  for (const [account, standing] of planned) room.standingWasSaved(account, standing);
  if (planned.size === 0) return [];
  return review(context, room, { status: mucStatus.affiliationLost, item: (account) => said.get(account) });
}

/** Who may do what to whom (XEP-0045, 5.2.1). */
function refuseChange(
  room: Room,
  request: Request,
  account: BareAddress,
  now: Affiliation,
  wanted: Affiliation,
): Answer | undefined {
  const own = room.affiliation(request.account);
  if (own !== 'owner' && own !== 'admin') {
    return refuse(request, 'forbidden', 'Only those who run this room can change who belongs to it.');
  }
  if (wanted === 'outcast' && account === request.account) {
    return refuse(request, 'conflict', 'You cannot ban yourself.');
  }
  const concernsRulers = [now, wanted].some((one) => one === 'owner' || one === 'admin');
  if (own === 'admin' && concernsRulers && now !== wanted) {
    return refuse(request, 'not-allowed', 'Only owners can change who runs this room.');
  }
  return undefined;
}

/** By address, or by the nickname of somebody who is in (XEP-0045, 9.1). */
function addressOf(room: Room, { jid, nick }: MucItem): BareAddress | undefined {
  if (jid !== undefined) return bareJid(jid);
  return nick === undefined ? undefined : room.occupantNamed(nick)?.account;
}

function keepsAnOwner(room: Room, planned: ReadonlyMap<BareAddress, Standing>): boolean {
  const after = new Map([...room.standings, ...planned]);
  return [...after.values()].some(({ manager }) => manager);
}
