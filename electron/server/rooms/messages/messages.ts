import type { OriginId } from '#electron/model/ids.ts';
import { readSubjectChange } from '#electron/stanza/0045-subject.ts';
import { readOriginId } from '#electron/stanza/0359-ids.ts';
import { maySpeak } from '../affiliations/affiliation.ts';
import type { RoomContext } from '../context.ts';
import { refuseSize } from '../limits.ts';
import type { Occupant } from '../presence/occupant.ts';
import { type Answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { readStored } from '../storage/stored-stanza.ts';
import { say, stamp } from './say.ts';
import { changeSubject } from './subject.ts';

const longestOriginId = 256;

/** What an occupant says to all (XEP-0045, 7.4): stored first, then given to everybody, the sender included. */
export function groupMessage(context: RoomContext, room: Room, request: Request): Answer {
  const sender = room.occupantOf(request.from);
  if (!sender) return refuse(request, 'not-acceptable', 'Enter the room before you write to it.');
  if (request.nickname) return refuse(request, 'bad-request', 'Write to the room, not to somebody in it.');
  const refusal = refuseSize(context, request);
  if (refusal) return refusal;
  const repeated = repeat(context, room, sender, request);
  if (repeated) return repeated;
  const subject = readSubjectChange(request.stanza);
  if (subject !== undefined) return changeSubject(context, room, sender, request, subject);
  if (!maySpeak(sender.role, room.standing(sender.account), room.settings)) {
    return refuse(request, 'forbidden', 'Only presenters can write in this room.');
  }
  return say(context, room, sender, request);
}

/**
 * What was sent under an origin id once is never said twice: the sender gets the first echo again, and nobody
 * else hears of it. Judged before rights and subject, since the first time was what counted.
 */
function repeat(context: RoomContext, room: Room, sender: Occupant, request: Request): Answer | undefined {
  const originId: OriginId | undefined = readOriginId(request.stanza);
  if (originId === undefined) return undefined;
  if (originId.length > longestOriginId) {
    return refuse(request, 'bad-request', `An origin id has at most ${longestOriginId} characters.`);
  }
  const first = context.store.byOrigin(room.record.key, sender.account, originId);
  const echo = first && readStored(first);
  return echo && [{ stanza: stamp(room, echo, first), to: [request.from] }];
}
