import { writeMucUser } from '#electron/stanza/0045-muc.ts';
import { readSubjectChange } from '#electron/stanza/0045-subject.ts';
import { readHints } from '#electron/stanza/0334-hints.ts';
import { readOriginId, writeStanzaId } from '#electron/stanza/0359-ids.ts';
import { writeOccupantId } from '#electron/stanza/0421-occupant-id.ts';
import { writeServerTime } from '#electron/stanza/perch-message.ts';
import { childText, type Element } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import type { Occupant } from '../presence/occupant.ts';
import type { Answer, Request } from '../request.ts';
import type { Room } from '../room.ts';
import type { ArchivedKind, ArchivedMessage } from '../storage/archive-values.ts';
import { carry, payloadOf } from './payload.ts';

/** Stores what is to be kept, and gives it to everybody. */
export function say(context: RoomContext, room: Room, sender: Occupant, request: Request): Answer {
  const { stanza } = request;
  const message = asDelivered(room, sender, stanza);
  const kind = keptAs(stanza);
  const to = room.everybody;
  if (!kind || !room.isArchived) return [{ stanza: named(room, sender, message), to }];
  const originId = readOriginId(stanza);
  const stored = context.store.addMessage(room.record.key, {
    kind,
    author: sender.account,
    authorPublic: room.settings.nonAnonymous,
    nickname: sender.nickname,
    stanza: message.toString(),
    now: context.clock(),
    ...(originId && { originId }),
  });
  return [{ stanza: named(room, sender, stamp(room, message, stored)), to }];
}

/** Where nobody is told who is there, a message says itself whose it is, to those who might know (as XEP-0313, 5.1.2). */
function named(room: Room, { account }: Occupant, message: Element): Element {
  if (room.hidesRoster && room.settings.nonAnonymous) {
    message.append(writeMucUser({ items: [{ jid: account }], statuses: [] }));
  }
  return message;
}

function asDelivered(room: Room, sender: Occupant, stanza: Element): Element {
  const { id, 'xml:lang': language } = stanza.attrs;
  const from = `${room.address}/${sender.nickname}`;
  const attributes = { type: 'groupchat', from, id, 'xml:lang': language };
  return carry('message', attributes, payloadOf(stanza), writeOccupantId(sender.id));
}

/** Adds what the archive knows: id and server time. */
export function stamp(room: Room, message: Element, { id, storedAt }: ArchivedMessage): Element {
  message.append(writeStanzaId(id, room.address), writeServerTime(storedAt));
  return message;
}

/**
 * Whether a message is kept, and as what. What people can read is kept whatever its hints say, for a room keeps
 * everything that was said in it; the rest is kept where it asks to be (XEP-0313, 5.1.1; XEP-0334).
 */
function keptAs(stanza: Element): ArchivedKind | undefined {
  if (readSubjectChange(stanza) !== undefined) return 'subject';
  if (childText(stanza, 'body') !== undefined) return 'text';
  return readHints(stanza).includes('store') ? 'other' : undefined;
}
