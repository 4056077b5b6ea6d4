import { mucStatus, readMucJoin } from '#electron/stanza/0045-muc.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import type { RoomContext } from './context.ts';
import { refusePresenceSize } from './limits.ts';
import { payloadOf } from './messages/payload.ts';
import { join } from './presence/join.ts';
import { leave, removeSession } from './presence/leave.ts';
import { changeNickname } from './presence/nickname-change.ts';
import { isSameNickname } from './presence/nicknames.ts';
import type { Occupant, OccupantSession } from './presence/occupant.ts';
import { announce } from './presence/presence.ts';
import { type Answer, absent, type Request, refuse, silence } from './request.ts';
import type { Room } from './room.ts';
import { create } from './settings/create.ts';

/** Presence to a room that the sender may know of. */
export function presenceInRoom(context: RoomContext, room: Room, request: Request): Answer {
  switch (request.stanza.attrs.type) {
    case undefined:
      return available(context, room, request);
    case 'unavailable':
      return leave(context, room, request);
    case 'error':
      return removeGhost(context, room, request);
    default:
      return silence;
  }
}

/** Presence to a room that is not there. */
export function presenceNowhere(context: RoomContext, request: Request): Answer {
  const wish = request.stanza.attrs.type === undefined ? readMucJoin(request.stanza) : undefined;
  return wish ? create(context, request, wish.history) : absent(request);
}

/** Errors that say that a session is not there any more: it is taken out (XEP-0045, 14.2). */
const gone: ReadonlySet<string> = new Set([
  'gone',
  'item-not-found',
  'jid-malformed',
  'recipient-unavailable',
  'redirect',
  'remote-server-not-found',
  'remote-server-timeout',
  'service-unavailable',
]);

/** What a session that is no longer there answers to what the room sends to it. */
export function removeGhost(context: RoomContext, room: Room, request: Request): Answer {
  const ghost = room.occupantOf(request.from);
  const condition = readStanzaError(request.stanza)?.condition;
  if (!ghost || !condition || !gone.has(condition)) return silence;
  return removeSession(context, room, ghost, request.from, {
    statuses: [mucStatus.kicked, mucStatus.connectionLost],
  });
}

function available(context: RoomContext, room: Room, request: Request): Answer {
  const refusal = refusePresenceSize(request);
  if (refusal) return refusal;
  const wish = readMucJoin(request.stanza);
  const occupant = room.occupantOf(request.from);
  if (!occupant) {
    if (wish) return join(context, room, request, wish);
    return refuse(request, 'not-acceptable', 'You are not in this room; enter it first.');
  }
  const isOther = wish
    ? !isSameNickname(request.nickname, occupant.nickname)
    : request.nickname !== occupant.nickname;
  if (request.nickname && isOther) return changeNickname(room, occupant, request);
  return wish ? join(context, room, request, wish) : updatePresence(room, occupant, request);
}

/** What the session that speaks for an occupant says of itself is told to all (XEP-0045, 7.7). */
function updatePresence(room: Room, occupant: Occupant, request: Request): Answer {
  const payload = payloadOf(request.stanza);
  const renew = (session: OccupantSession): OccupantSession =>
    session.address === request.from ? { ...session, payload } : session;
  const [first, ...more] = occupant.sessions;
  const after: Occupant = { ...occupant, sessions: [renew(first), ...more.map(renew)] };
  room.replace(occupant, after);
  return first.address === request.from ? announce(room, after) : silence;
}
