import { linkedTo } from '../companions/linked.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, type Request, silence } from '../request.ts';
import type { Room } from '../room.ts';
import { turnRoster } from './large-rooms.ts';
import type { Occupant, OccupantSession } from './occupant.ts';
import { addressesOf, announce, type Departure, dismiss, takeLeave } from './presence.ts';

/**
 * Presence in a public room and in the secret one that is linked with it is one: the sessions that go from the public
 * one go from the secret one first, so that nobody is there who is not here.
 */
function leaveLinked(
  context: RoomContext,
  room: Room,
  sessions: readonly string[],
  statuses: readonly number[],
): Answer {
  const linked = linkedTo(context, room).filter(({ companion }) => companion !== undefined);
  return linked.flatMap((secret) =>
    sessions.flatMap((session) => {
      const occupant = secret.occupantOf(session);
      return occupant
        ? removeSession(context, secret, occupant, session, { statuses, parted: true })
        : silence;
    }),
  );
}

/** A session goes (XEP-0045, 7.14), by itself or with its stream; its occupant goes with the last one. */
export function leave(context: RoomContext, room: Room, request: Request): Answer {
  const occupant = room.occupantOf(request.from);
  return occupant ? removeSession(context, room, occupant, request.from) : silence;
}

export function removeSession(
  context: RoomContext,
  room: Room,
  occupant: Occupant,
  session: string,
  departure: Departure = {},
): Answer {
  const [first, ...more] = occupant.sessions.filter(({ address }) => address !== session);
  if (!first) return removeOccupant(context, room, occupant, departure);
  const parted = leaveLinked(context, room, [session], departure.statuses ?? []);
  const remaining: readonly [OccupantSession, ...OccupantSession[]] = [first, ...more];
  const after = { ...occupant, sessions: remaining };
  const { affiliation } = occupant;
  const goodbye = dismiss(room, occupant, [session], { affiliation, role: 'none' }, departure);
  room.replace(occupant, after);
  const spokesmanWent = occupant.sessions[0].address === session;
  return [...parted, ...goodbye, ...(spokesmanWent ? announce(room, after) : silence)];
}

/** Takes an occupant out with all sessions, and tells everybody. */
export function removeOccupant(
  context: RoomContext,
  room: Room,
  occupant: Occupant,
  departure: Departure = {},
): Answer {
  const parted = leaveLinked(context, room, addressesOf(occupant), departure.statuses ?? []);
  const after = { affiliation: room.affiliation(occupant.account), role: 'none' } as const;
  const farewell = takeLeave(room, occupant, after, departure);
  if (room.occupantCount === 1 && isAbandoned(room)) context.store.removeRoom(room.record.key);
  room.replace(occupant, undefined);
  context.rooms.note(room);
  return [...parted, ...farewell, ...turnRoster(context, room)];
}

/** Temporary rooms, and new ones whose owner went without saying how they are to be (XEP-0045, 10.1.2). */
function isAbandoned(room: Room): boolean {
  return room.record.locked || !room.settings.persistent;
}
