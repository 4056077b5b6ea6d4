import type { RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import { readMucItem } from '#electron/stanza/0045-muc.ts';
import { readForwarded } from '#electron/stanza/0297-forward.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readRoomMessage } from '#electron/stanza/perch-message.ts';
import { readInstant } from '#electron/stanza/values.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { type FoundElement, type XmlTrouble, xmlElements } from '#electron/stanza/xml-elements.ts';
import type { ImportItem } from './items.ts';
import { deepest, largestEntry } from './limits.ts';
import { refusals } from './refusals.ts';

/**
 * The archives in a server's data (XEP-0227, 4.9: `result` elements of XEP-0313), of people and of rooms alike: what
 * is said in a room says so itself. A server does not tell whether an archive reaches back to the first message.
 */
export async function* readXmlArchive(text: AsyncIterable<string>): AsyncGenerator<ImportItem> {
  let last: RoomAddress | undefined;
  let any = false;
  const options = { name: 'result', namespace: NS.archive, largest: largestEntry, deepest, onTrouble };
  for await (const found of xmlElements(text, options)) {
    any = true;
    const message = readResult(found);
    if (message === undefined) {
      yield { what: 'other' };
      continue;
    }
    const { room } = message;
    // Also where a room comes again: in the archive of a person rooms are mixed.
    if (room !== last) yield { what: 'room', room, fromStart: false };
    last = room;
    yield { what: 'message', message };
  }
  if (!any) throw refusals.foreign();
}

function readResult({ element, around }: FoundElement): Message | undefined {
  const forwarded = readForwarded(element);
  const sentAt = readInstant(forwarded?.stamp);
  if (!forwarded || sentAt === undefined || forwarded.stanza.name !== 'message') return undefined;
  const { stanza } = forwarded;
  const read = readRoomMessage(stanza);
  if (!read?.nickname) return undefined;
  const room = bareJid(read.room);
  if (!room?.includes('@')) return undefined;
  const id: unknown = element.attrs.id;
  return messageOf(read, {
    room,
    stanza,
    sentAt,
    ...(isOfRoom(room, around) && typeof id === 'string' && { id }),
  });
}

interface Entry {
  readonly room: RoomAddress;
  readonly stanza: Element;
  readonly sentAt: Timestamp;
  /** The room's own, where this is its archive. */
  readonly id?: string;
}

type Read = NonNullable<ReturnType<typeof readRoomMessage>>;

function messageOf(read: Read, { room, stanza, sentAt, id }: Entry): Message {
  const { nickname, occupantId, archiveId = id, room: _, ...words } = read;
  const item = stanza.getChildren('x', NS.mucUser).at(-1)?.getChild('item');
  const address = bareJid((item && readMucItem(item).jid) ?? '');
  return {
    ...words,
    room,
    sentAt,
    own: false,
    author: { id: address ?? occupantId ?? `${room}/${nickname}`, name: nickname },
    ...(archiveId !== undefined && { archiveId }),
  };
}

/** Whether the archive that this lies in is the room's: `<host jid='rooms.…'><user name='desk'>` (XEP-0227, 4.1). */
function isOfRoom(room: RoomAddress, around: readonly Element[]): boolean {
  const host: unknown = around.find(({ name }) => name === 'host')?.attrs.jid;
  const user: unknown = around.find(({ name }) => name === 'user')?.attrs.name;
  return bareJid(`${user}@${host}`) === room;
}

function onTrouble(trouble: XmlTrouble): Error {
  const told = {
    'not well-formed': refusals.notXml,
    'too large': refusals.enormous,
    'too deep': refusals.deep,
    cut: refusals.cut,
    'no element': refusals.foreign,
  };
  return told[trouble]();
}
