import { writeMucUser } from '#electron/stanza/0045-muc.ts';
import { writeOccupantId } from '#electron/stanza/0421-occupant-id.ts';
import type { RoomContext } from '../context.ts';
import { refuseSize } from '../limits.ts';
import { addressesOf } from '../presence/presence.ts';
import { type Answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { carry, payloadOf } from './payload.ts';

/** From one occupant to another, through the room, in all sessions of the other (XEP-0045, 7.5). Not archived. */
export function privateMessage(context: RoomContext, room: Room, request: Request): Answer {
  const sender = room.occupantOf(request.from);
  if (!sender) return refuse(request, 'not-acceptable', 'Enter the room before you write to somebody in it.');
  const recipient = room.occupantNamed(request.nickname);
  if (!recipient) return refuse(request, 'item-not-found', 'Nobody in the room has this nickname.');
  const refusal = refuseSize(context, request);
  if (refusal) return refusal;
  const { id, type, 'xml:lang': language } = request.stanza.attrs;
  const attributes = { type, id, from: `${room.address}/${sender.nickname}`, 'xml:lang': language };
  const mark = writeMucUser({ items: [], statuses: [] });
  const stanza = carry('message', attributes, payloadOf(request.stanza), writeOccupantId(sender.id), mark);
  return [{ stanza, to: addressesOf(recipient) }];
}
