import type { MucItem } from '#electron/stanza/0045-muc.ts';
import { writeRoster, writeRosterNotice } from '#electron/stanza/perch-roster.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Outgoing, type Request, refuse, silence } from '../request.ts';
import type { Room } from '../room.ts';
import { absence, tellOthers } from './presence.ts';

/** A room that has been large tells again who comes and goes when this part of the limit is not reached any more. */
const smallAgain = 0.8;

/**
 * To be called after somebody came or went: beyond the limit nobody is told of the others any more, and well below
 * it everybody is told of everybody again (docs/protocol.md, "Large rooms").
 */
export function turnRoster({ limits }: RoomContext, room: Room): Answer {
  const count = room.occupantCount;
  if (!room.hidesRoster && count > limits.largeRoom) {
    room.hideRoster();
    return [tellRosterIsHidden(room, true, room.everybody)];
  }
  if (!room.hidesRoster || count >= limits.largeRoom * smallAgain) return silence;
  const departed = room.showRoster();
  if (room.everybody.length === 0) return silence;
  return [
    ...departed.map((occupant) => ({ stanza: absence(room, occupant), to: room.everybody })),
    ...[...room.occupants].flatMap((occupant) => tellOthers(room, occupant)),
    tellRosterIsHidden(room, false, room.everybody),
  ];
}

export function tellRosterIsHidden(room: Room, hidden: boolean, to: readonly string[]): Outgoing {
  const stanza = xml('message', { type: 'groupchat', from: room.address }, writeRosterNotice(hidden));
  return { stanza, to };
}

/** Who is there, for whoever is there too: the way to know it in a large room. */
export function tellRoster(_context: RoomContext, room: Room, request: Request): Answer {
  const asker = room.occupantOf(request.from);
  if (!asker) return refuse(request, 'not-acceptable', 'Enter the room first.', { code: 'UserNotJoined' });
  const withAddress = room.settings.nonAnonymous || asker.role === 'moderator';
  const items = [...room.occupants].map(({ nickname: nick, affiliation, role, sessions }): MucItem => {
    const jid = withAddress ? { jid: sessions[0].address } : {};
    return { nick, affiliation, role, ...jid };
  });
  return answer(request, writeRoster(items));
}
