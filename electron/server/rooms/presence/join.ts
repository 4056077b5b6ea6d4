import { type HistoryRequest, mucStatus } from '#electron/stanza/0045-muc.ts';
import { roleOf } from '../affiliations/affiliation.ts';
import type { RoomContext } from '../context.ts';
import { payloadOf } from '../messages/payload.ts';
import { currentSubject } from '../messages/subject.ts';
import { type Answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { recentHistory } from './history.ts';
import { tellRosterIsHidden, turnRoster } from './large-rooms.ts';
import { isNickname } from './nicknames.ts';
import { type Occupant, occupantId } from './occupant.ts';
import { announce, greet, presenceOf } from './presence.ts';

/** How somebody is let in: what they are told on entering beyond the usual. */
interface Entry {
  readonly history: HistoryRequest;
  readonly created?: boolean;
}

/** Entering a room that the person may know of (XEP-0045, 7.2). Entering once more repeats the welcome. */
export function join(context: RoomContext, room: Room, request: Request, entry: Entry): Answer {
  const refusal = refuseEntry(room, request);
  if (refusal) return refusal;
  const before = room.occupantNamed(request.nickname);
  const isNew = !before;
  // Read before anybody is let in: what the store refuses leaves nothing half done.
  const history = recentHistory(context, room, entry.history, [request.from]);
  if (isNew) context.store.removeInvitationTo(request.account, room.record.key);
  const occupant = before ? withSession(before, request) : newOccupant(room, request);
  room.replace(before, occupant);
  context.rooms.note(room);
  const statuses = welcomeStatuses(room, occupant, request, entry);
  const own = [request.from];
  return [
    ...(room.hidesRoster ? [tellRosterIsHidden(room, true, own)] : rosterFor(room, occupant, own)),
    ...(isNew ? announce(room, occupant, statuses) : greet(room, occupant, own, statuses)),
    ...history,
    ...currentSubject(room, own),
    ...(isNew ? turnRoster(context, room) : []),
  ];
}

/** Why a nickname cannot be borne, in this room or at all; undefined where it can (XEP-0045, 7.2.1, 7.2.8). */
export function refuseNickname(room: Room | undefined, request: Request): Answer | undefined {
  const { nickname, account } = request;
  if (!nickname) return refuse(request, 'jid-malformed', 'Choose a nickname to enter with.');
  if (!isNickname(nickname)) {
    return refuse(request, 'not-acceptable', 'Choose a nickname of 1 to 64 visible characters.');
  }
  const holder = room?.occupantNamed(nickname);
  if (!holder || holder.account === account) return undefined;
  return refuse(request, 'conflict', 'Somebody else in the room has this nickname.');
}

function refuseEntry(room: Room, request: Request): Answer | undefined {
  if (room.settings.disabledBy !== 'nobody') {
    return refuse(request, 'not-allowed', 'This room has been disabled.', { code: 'NodeDisabled' });
  }
  const standing = room.standing(request.account);
  if (standing.outcast) return refuse(request, 'forbidden', 'You have been banned from this room.');
  if (!room.rights(request.account).CanJoin) {
    return refuse(request, 'registration-required', 'Only members can enter this room.');
  }
  return refuseNickname(room, request);
}

function newOccupant(room: Room, request: Request): Occupant {
  const { account, nickname, from, stanza } = request;
  const role = roleOf(room.standing(account), room.settings);
  return {
    nickname,
    account,
    id: occupantId(account, room.record.secret),
    affiliation: room.affiliation(account),
    role,
    roleByRight: role,
    sessions: [{ address: from, payload: payloadOf(stanza) }],
  };
}

/** All sessions of an account that ask for the same nickname share it. */
function withSession(occupant: Occupant, { from, stanza }: Request): Occupant {
  const session = { address: from, payload: payloadOf(stanza) };
  const [first, ...more] = occupant.sessions;
  if (first.address === from) return { ...occupant, sessions: [session, ...more] };
  return { ...occupant, sessions: [first, ...more.filter(({ address }) => address !== from), session] };
}

function rosterFor(room: Room, self: Occupant, to: readonly string[]): Answer {
  const withAddress = room.settings.nonAnonymous || self.role === 'moderator';
  const others = [...room.occupants].filter((occupant) => occupant !== self);
  return others.map((occupant) => ({ stanza: presenceOf(room, occupant, withAddress), to }));
}

function welcomeStatuses(room: Room, self: Occupant, request: Request, entry: Entry): readonly number[] {
  return [
    ...(room.settings.nonAnonymous ? [mucStatus.realJidsPublic] : []),
    ...(room.isArchived ? [mucStatus.loggingEnabled] : []),
    ...(entry.created ? [mucStatus.created] : []),
    ...(self.nickname === request.nickname ? [] : [mucStatus.nicknameModified]),
  ];
}
