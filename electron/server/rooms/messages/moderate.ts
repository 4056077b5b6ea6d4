import type { ArchiveId } from '#electron/model/ids.ts';
import { isTombstone, readModerationRequest } from '#electron/stanza/0425-moderation.ts';
import { type Element, elements } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { readStored } from '../storage/stored-stanza.ts';
import { takeOut } from './take-out.ts';

/**
 * Takes back what somebody said, for whoever moderates the room (XEP-0425, 4) or manages it from outside. Everybody else
 * is refused before the id is looked at, so that nobody learns from it what was said. Once is enough: a second time
 * changes nothing.
 */
export function moderate(context: RoomContext, room: Room, request: Request): Answer {
  const moderates = room.occupantOf(request.from)?.role === 'moderator';
  if (!moderates && !room.rights(request.account).CanManageRoom) {
    return refuse(request, 'forbidden', 'Only those who moderate this room take back what was said in it.');
  }
  const [payload] = elements(request.stanza);
  const wanted = payload && readModerationRequest(payload);
  if (!wanted) return refuse(request, 'bad-request', 'Say which message is to be taken back.');
  const { id, ...why } = wanted;
  const { messageSize } = context.limits;
  if (Buffer.byteLength(why.reason ?? '') > messageSize) {
    return refuse(request, 'policy-violation', `A reason has at most ${messageSize} bytes.`);
  }
  const said = saidAt(context, room, id);
  if (!said) return refuse(request, 'item-not-found', 'Nothing was said in this room under this id.');
  if (isTombstone(said)) return answer(request);
  const told = takeOut(context, room, id, said, { ...moderator(room, request), ...why });
  context.onRemoved();
  return [...told, ...answer(request)];
}

/** What somebody said; subjects and what the room itself says are not taken back. */
function saidAt({ store }: RoomContext, room: Room, id: ArchiveId): Element | undefined {
  const message = store.byId(room.record.key, id);
  const isSaid = message && message.kind !== 'subject' && message.author !== room.address;
  return isSaid ? readStored(message) : undefined;
}

/** As others see them; whoever manages the room from outside is not named. */
function moderator(room: Room, { from }: Request) {
  const occupant = room.occupantOf(from);
  return occupant && { by: `${room.address}/${occupant.nickname}`, occupantId: occupant.id };
}
