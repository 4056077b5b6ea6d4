import { type RoomRequest, writeRoomRequest } from '#electron/stanza/0045-requests.ts';
import { writeHint } from '#electron/stanza/0334-hints.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { principalsWith } from '../lists/lists.ts';
import type { Answer } from '../request.ts';
import type { Room } from '../room.ts';

/** Puts a request to all who manage the room, there or not (XEP-0045, 7.10, 7.13). */
export function putToManagers({ people }: RoomContext, room: Room, request: RoomRequest): Answer {
  const persons = principalsWith(room.standings, 'manager').flatMap((one) => people.peopleOf(one));
  const managers = [...new Set(persons)].filter((one) => room.rights(one).CanManageRoom);
  return managers.length === 0 ? [] : [{ stanza: writeMessage(room, request), to: managers }];
}

/** To those who moderate without managing, while they are there: voice is for them to give, too (XEP-0045, 8.6). */
export function putToModerators(room: Room, request: RoomRequest): Answer {
  const moderators = [...room.occupants].filter(
    ({ role, account }) => role === 'moderator' && !room.rights(account).CanManageRoom,
  );
  const to = moderators.flatMap(({ sessions }) => sessions.map(({ address }) => address));
  return to.length === 0 ? [] : [{ stanza: writeMessage(room, request), to }];
}

/** It waits until its reader is there, in no archive (XEP-0334), and says in words what it is to who knows no forms. */
function writeMessage(room: Room, request: RoomRequest): Element {
  const wish = request.kind === 'voice' ? 'to present in' : 'to join';
  const said = request.words === undefined ? '' : `: ${request.words}`;
  const body = `${request.address} asks ${wish} ${room.settings.name}${said}`;
  return xml(
    'message',
    { from: room.address },
    xml('body', {}, body),
    writeRoomRequest(request),
    writeHint('no-permanent-store'),
  );
}
