import type { BareAddress } from '#electron/model/ids.ts';
import {
  type RoomRequest,
  type RoomRequestAnswer,
  readRoomRequestAnswer,
  writeRoomRequests,
} from '#electron/stanza/0045-requests.ts';
import { writeHint } from '#electron/stanza/0334-hints.ts';
import { xml } from '#electron/stanza/xml.ts';
import { alsoMember } from '../affiliations/affiliation.ts';
import type { RoomContext } from '../context.ts';
import { invite } from '../invitations/invite-members.ts';
import { planLists } from '../lists/change-lists.ts';
import { announce } from '../presence/presence.ts';
import { type Answer, answer, type Request, refuse, refuseFor, silence } from '../request.ts';
import type { Room } from '../room.ts';
import type { Standing } from '../storage/room-values.ts';

/** Everything that waits for an answer, for those who give it. */
export function tellRequests({ store }: RoomContext, room: Room, request: Request): Answer {
  if (!room.rights(request.account).runsLists) {
    return refuse(request, 'forbidden', 'Only those who run this room can do that.', {
      code: 'ErrorPermission',
    });
  }
  const waiting = store.requests(room.record.key).filter((one) => isOpen(room, one));
  return answer(request, writeRoomRequests(waiting));
}

/** What somebody asked for may have come to them otherwise, or be out of their reach by now. */
function isOpen(room: Room, { kind, address }: RoomRequest): boolean {
  const { member, presenter, outcast } = room.standing(address);
  const has = kind === 'voice' ? presenter : member;
  return !has && !outcast && room.rights(address).knows;
}

/** A request is allowed or refused (XEP-0045, 8.6, 9.9); undefined for a message that decides nothing. */
export function decide(context: RoomContext, room: Room, request: Request): Answer | undefined {
  const given = readRoomRequestAnswer(request.stanza);
  if (!given) return undefined;
  const { runsLists } = room.rights(request.account);
  const moderates = room.occupantOf(request.from)?.role === 'moderator';
  if (!runsLists && !(given.kind === 'voice' && moderates)) {
    return refuse(request, 'forbidden', 'Only those who run this room can decide this.', {
      code: 'ErrorPermission',
    });
  }
  const waits = context.store.requests(room.record.key);
  if (!waits.some(({ kind, address }) => kind === given.kind && address === given.address)) {
    return refuse(request, 'item-not-found', 'This request does not wait any more.', { code: 'NoSuchNode' });
  }
  if (!given.allow) return [...close(context, room, given), ...tellRefused(room, given)];
  return runsLists ? allowForGood(context, room, request, given) : allowForNow(context, room, given);
}

function allowForGood(context: RoomContext, room: Room, request: Request, given: RoomRequestAnswer): Answer {
  const { address, kind } = given;
  const now = room.listed(address);
  const standing: Standing = kind === 'voice' ? { ...now, presenter: true } : alsoMember(now);
  const plan = planLists(context, room, request.account, new Map([[address, standing]]));
  if ('refused' in plan) return refuseFor(request, plan.refused);
  const told = plan.apply();
  // An inviting room has invited them by now; this one answers all the same.
  const answered =
    kind === 'membership' && !room.invites ? [invite(context, room, request.account, address)] : [];
  return [...close(context, room, given), ...told, ...answered];
}

/** A moderator who does not run the lists gives voice for as long as somebody stays. */
function allowForNow(context: RoomContext, room: Room, given: RoomRequestAnswer): Answer {
  const closed = close(context, room, given);
  const silent = room.occupantsOf(given.address).filter(({ role }) => role === 'visitor');
  const told = silent.flatMap((occupant) => {
    const after = { ...occupant, role: 'participant' } as const;
    room.replace(occupant, after);
    return announce(room, after);
  });
  return [...closed, ...told];
}

function close({ store }: RoomContext, room: Room, { address, kind }: RoomRequestAnswer): Answer {
  store.removeRequest(room.record.key, address, kind);
  return silence;
}

function tellRefused(room: Room, { address, kind }: RoomRequestAnswer): Answer {
  const wish = kind === 'voice' ? 'to present in' : 'to join';
  const body = `Your request ${wish} ${room.settings.name} was declined.`;
  const to: readonly BareAddress[] = room.rights(address).knows ? [address] : [];
  return to.length === 0
    ? []
    : [
        {
          stanza: xml(
            'message',
            { from: room.address },
            xml('body', {}, body),
            writeHint('no-permanent-store'),
          ),
          to,
        },
      ];
}
