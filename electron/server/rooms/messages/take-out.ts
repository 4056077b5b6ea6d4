import type { ArchiveId } from '#electron/model/ids.ts';
import { type Moderation, writeModeration, writeTombstone } from '#electron/stanza/0425-moderation.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import type { Answer } from '../request.ts';
import type { Room } from '../room.ts';
import { stamp } from './say.ts';

interface Removal extends Moderation {
  /** What stands there instead; a tombstone where it is absent. */
  readonly replacement?: string | undefined;
}

/**
 * Takes one message out of a room's archive, for good, and tells those who are in the room (XEP-0425, 4). `stanza` is
 * the message as it was stored. Its place stays, so that its neighbours are still its neighbours: a tombstone
 * (XEP-0424, 5) or the replacement.
 */
export function takeOut(
  context: RoomContext,
  room: Room,
  id: ArchiveId,
  stanza: Element,
  { replacement, ...moderation }: Removal,
): Answer {
  const isReplaced = replacement !== undefined;
  const left = isReplaced ? xml('body', {}, replacement) : writeTombstone(context.clock(), moderation);
  const remaining = xml('message', stanza.attrs, ...identity(stanza), left);
  const kind = isReplaced ? 'text' : 'other';
  context.store.replaceMessage(id, { kind, stanza: remaining.toString() });
  return [{ stanza: notice(context, room, writeModeration(id, moderation)), to: room.everybody }];
}

/** Kept as well, so that those who were away learn of it from the archive. */
function notice(context: RoomContext, room: Room, moderation: Element): Element {
  const stanza = xml('message', { type: 'groupchat', from: room.address }, moderation);
  if (!room.isArchived) return stanza;
  const stored = context.store.addMessage(room.record.key, {
    kind: 'other',
    author: room.address,
    authorPublic: false,
    nickname: '',
    stanza: stanza.toString(),
    now: context.clock(),
  });
  return stamp(room, stanza, stored);
}

/** What says who wrote it, and under which ids. */
function identity(stanza: Element): readonly Element[] {
  return [NS.occupantId, NS.stanzaIds].flatMap((namespace) =>
    stanza.getChildElements().filter((one) => one.getNS() === namespace),
  );
}
