import type { BareAddress } from '#electron/model/ids.ts';
import { writeMediatedInvites } from '#electron/stanza/0045-invite.ts';
import { writeDirectInvitation } from '#electron/stanza/0249-invitation.ts';
import { writeHint } from '#electron/stanza/0334-hints.ts';
import { writeInvitationMark } from '#electron/stanza/perch-invitation.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import type { Answer, Outgoing } from '../request.ts';
import type { Room } from '../room.ts';

/** The people who are members now and were not before, by whatever principal; never those of a whole domain. */
export function newMembers({ people }: RoomContext, before: Room, now: Room): readonly BareAddress[] {
  const named = [...now.standings].filter(([one, { member }]) => member && !before.listed(one).member);
  const persons = new Set(named.flatMap(([one]) => people.peopleOf(one)));
  return [...persons].filter((person) => !before.standing(person).member);
}

/**
 * Invites those who became members of an inviting room (docs/protocol.md, "Invitations to rooms"). In an open room
 * there is no membership, so nobody becomes a member of one.
 */
export function inviteMembers(
  context: RoomContext,
  room: Room,
  by: BareAddress,
  persons: readonly BareAddress[],
): Answer {
  if (!room.invites || room.settings.privacy === 'Open') return [];
  return persons
    .filter((person) => person !== by && room.rights(person).CanJoin)
    .map((person) => invite(context, room, by, person));
}

/** It waits for who is away, but is in no archive: who loses the right loses it everywhere (XEP-0334). */
const forNowOnly = 'no-permanent-store';

/** Keeps an invitation until it is answered, and tells of it; `reason` is what the inviter says. */
export function invite(
  { store, clock }: RoomContext,
  room: Room,
  by: BareAddress,
  person: BareAddress,
  reason?: string,
): Outgoing {
  const id = store.addInvitation({ person, room: room.record.key, at: clock(), inviter: by });
  const words = reason === undefined ? {} : { reason };
  const mediated = writeMediatedInvites([{ kind: 'invite', from: inviterOf(room, by), ...words }]);
  const direct = writeDirectInvitation({ room: room.address, ...words });
  const mark = writeInvitationMark(String(id));
  const message = xml('message', { from: room.address }, mediated, direct, mark, writeHint(forNowOnly));
  return { stanza: message, to: [person] };
}

/** Where real addresses are for moderators only, an inviter has none, but a nickname if they are there. */
export function inviterOf(room: Room, by: BareAddress): string {
  if (room.settings.nonAnonymous) return by;
  const [occupant] = room.occupantsOf(by);
  return occupant ? `${room.address}/${occupant.nickname}` : room.address;
}
