import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { isSameNickname } from './nicknames.ts';

/**
 * Questions to an occupant. A ping to oneself is answered here (XEP-0410, 3.3): it asks whether the room still
 * takes this session for present. Others are not passed on.
 */
export function iqToOccupant(room: Room, request: Request, question: Element): Answer {
  const self = room.occupantOf(request.from);
  if (!self) return refuse(request, 'not-acceptable', 'You are not in this room; enter it first.');
  if (!room.occupantNamed(request.nickname)) {
    return refuse(request, 'item-not-found', 'Nobody in the room has this nickname.');
  }
  const isSelf = isSameNickname(self.nickname, request.nickname);
  if (isSelf && question.is('ping', NS.ping)) return answer(request);
  return refuse(request, 'service-unavailable', 'This room does not pass questions on to people.');
}
