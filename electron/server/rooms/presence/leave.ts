import type { RoomContext } from '../context.ts';
import { type Answer, type Request, silence } from '../request.ts';
import type { Room } from '../room.ts';
import { turnRoster } from './large-rooms.ts';
import type { Occupant, OccupantSession } from './occupant.ts';
import { announce, type Departure, dismiss, takeLeave } from './presence.ts';

/** A session goes (XEP-0045, 7.14), by itself or with its stream; its occupant goes with the last one. */
export function leave(context: RoomContext, room: Room, request: Request): Answer {
  const occupant = room.occupantOf(request.from);
  return occupant ? removeSession(context, room, occupant, request.from) : silence;
}

/** `statuses` say why, where it was not their own wish. */
export function removeSession(
  context: RoomContext,
  room: Room,
  occupant: Occupant,
  session: string,
  statuses: readonly number[] = [],
): Answer {
  const [first, ...more] = occupant.sessions.filter(({ address }) => address !== session);
  if (!first) return removeOccupant(context, room, occupant, { statuses });
  const remaining: readonly [OccupantSession, ...OccupantSession[]] = [first, ...more];
  const after = { ...occupant, sessions: remaining };
  const { affiliation } = occupant;
  const goodbye = dismiss(room, occupant, [session], { affiliation, role: 'none' }, { statuses });
  room.replace(occupant, after);
  const spokesmanWent = occupant.sessions[0].address === session;
  return spokesmanWent ? [...goodbye, ...announce(room, after)] : goodbye;
}

/** Takes an occupant out with all sessions, and tells everybody. */
export function removeOccupant(
  context: RoomContext,
  room: Room,
  occupant: Occupant,
  departure: Departure = {},
): Answer {
  const after = { affiliation: room.affiliation(occupant.account), role: 'none' } as const;
  const farewell = takeLeave(room, occupant, after, departure);
  if (room.occupantCount === 1 && isAbandoned(room)) context.store.removeRoom(room.record.key);
  room.replace(occupant, undefined);
  context.rooms.note(room);
  return [...farewell, ...turnRoster(context, room)];
}

/** Temporary rooms, and new ones whose owner went without saying how they are to be (XEP-0045, 10.1.2). */
function isAbandoned(room: Room): boolean {
  return room.record.locked || !room.settings.persistent;
}
