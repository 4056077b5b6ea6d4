import {
  type MediatedInvite,
  readMediatedInvites,
  writeMediatedInvites,
} from '#electron/stanza/0045-invite.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { xml } from '#electron/stanza/xml.ts';
import { alsoMember } from '../affiliations/affiliation.ts';
import type { RoomContext } from '../context.ts';
import { noteChange, saveStandings } from '../lists/change.ts';
import { isPrincipalWithin, judgeLists } from '../lists/judge.ts';
import { touchedFields, withChanges } from '../lists/lists.ts';
import { type Answer, type Request, refuse, refuseFor, silence } from '../request.ts';
import type { Room } from '../room.ts';
import type { Principal } from '../storage/category-values.ts';
import { invite } from './invite-members.ts';

/** Invitations and refusals that go through the room (XEP-0045, 7.8.2); any other message to it is refused. */
export function passOnInvitations(context: RoomContext, room: Room, request: Request): Answer {
  const invites = readMediatedInvites(request.stanza);
  if (invites.length === 0)
    return refuse(request, 'bad-request', 'Messages to a room are of type groupchat.');
  if (invites.some(({ to }) => !bareJid(to ?? ''))) {
    return refuse(request, 'jid-malformed', 'Say whom the invitation is for, by address.');
  }
  const [first] = invites;
  return first?.kind === 'decline'
    ? passOnRefusal(context, room, request, first)
    : passOn(context, room, request, invites);
}

function passOn(
  context: RoomContext,
  room: Room,
  request: Request,
  invites: readonly MediatedInvite[],
): Answer {
  const sender = room.occupantOf(request.from);
  if (!sender) return refuse(request, 'not-acceptable', 'Enter the room before you invite to it.');
  const { runsLists } = room.rights(sender.account);
  const mayInvite = runsLists || (sender.role !== 'visitor' && room.settings.invitesByAll);
  if (!mayInvite) return refuse(request, 'forbidden', 'Only those who run this room can invite to it.');
  const guests = invites.map(({ to }) => bareJid(to ?? '') ?? '');
  const banned = guests.some((guest) => room.standing(guest).outcast);
  if (banned)
    return refuse(request, 'not-allowed', 'Somebody whom you invite has been banned from this room.');
  const outsider = guests.find((guest) => !isPrincipalWithin(context, room.category, guest));
  if (outsider !== undefined) {
    const text = `${outsider} is outside the scope of this room's category.`;
    return refuse(request, 'not-allowed', text, { code: 'PrincipalsNotInScope', values: [outsider] });
  }
  const refusal =
    room.settings.privacy === 'Open' ? undefined : admit(context, room, request, guests, runsLists);
  if (refusal) return refusal;
  return invites.flatMap(({ reason }, index) =>
    context.people
      .peopleOf(guests[index] ?? '')
      .map((person) => invite(context, room, sender.account, person, reason)),
  );
}

/** Only those who run the lists open a members-only room to somebody (XEP-0045, 7.8.2). */
function admit(
  context: RoomContext,
  room: Room,
  request: Request,
  guests: readonly Principal[],
  runsLists: boolean,
): Answer | undefined {
  const outsiders = guests.filter((guest) => !room.standing(guest).member);
  if (outsiders.length === 0) return undefined;
  if (!runsLists) {
    const text = 'Only those who run this room can invite people who are not members.';
    return refuse(request, 'forbidden', text);
  }
  const admitted = new Map(outsiders.map((guest) => [guest, alsoMember(room.listed(guest))]));
  const refused = judgeLists(context, room, room.as(room.settings, withChanges(room.standings, admitted)));
  if (refused) return refuseFor(request, refused);
  const fields = touchedFields(room.standings, admitted);
  saveStandings(context, room, admitted);
  noteChange(context, room, request.account, fields);
  return undefined;
}

/**
 * A refusal is passed on only to those whom the room knows, and only by those who may enter: otherwise the room
 * would carry anybody's words to anybody.
 */
function passOnRefusal(context: RoomContext, room: Room, request: Request, refusal: MediatedInvite): Answer {
  context.store.removeInvitationTo(request.account, room.record.key);
  const to = bareJid(refusal.to ?? '') ?? '';
  const isKnown = room.standings.has(to) || room.occupantsOf(to).length > 0;
  if (!isKnown || room.standing(request.account).outcast) return silence;
  const { reason } = refusal;
  const words = writeMediatedInvites([
    { kind: 'decline', from: request.account, ...(reason !== undefined && { reason }) },
  ]);
  return [{ stanza: xml('message', { from: room.address }, words), to: [to] }];
}
