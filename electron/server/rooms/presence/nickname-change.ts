import { mucStatus } from '#electron/stanza/0045-muc.ts';
import { type Answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { refuseNickname } from './join.ts';
import type { Occupant } from './occupant.ts';
import { announce, takeLeave } from './presence.ts';

/** Another name for somebody who is in already, in all their sessions (XEP-0045, 7.6). */
export function changeNickname(room: Room, before: Occupant, request: Request): Answer {
  const refusal = refuseNickname(room, request);
  if (refusal) return refusal;
  const holder = room.occupantNamed(request.nickname);
  if (holder && holder !== before) {
    return refuse(request, 'conflict', 'Another of your sessions is here under this nickname.');
  }
  const { nickname } = request;
  const { affiliation, role } = before;
  const item = { nick: nickname };
  const renamed = takeLeave(room, before, { affiliation, role }, { item, statuses: [mucStatus.newNickname] });
  const after = { ...before, nickname };
  room.replace(before, after);
  return [...renamed, ...announce(room, after)];
}
