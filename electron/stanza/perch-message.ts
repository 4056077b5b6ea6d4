import type { ArchiveId, OriginId, RoomAddress, Timestamp } from '../model/ids.ts';
import type { CodedContent, Importance } from '../model/message.ts';
import type { Mention } from '../model/text/message-part.ts';
import { readOriginId, readStanzaId, writeOriginId } from './0359-ids.ts';
import { readMentions, writeMentions } from './0372-references.ts';
import { readOccupantId } from './0421-occupant-id.ts';
import { readCoded, writeCoded } from './0432-json.ts';
import { NS } from './namespaces.ts';
import { readInstant, writeInstant } from './values.ts';
import { childText, type Element, xml } from './xml.ts';

/** What somebody says in a room (docs/protocol.md, "Messages"). */
export interface RoomWords {
  /** Plain text; the long body where there is a story title. */
  readonly text: string;
  readonly importance: Importance;
  /** `subject` beside `body`: shown by every client, and no subject change (XEP-0045, 8.1). */
  readonly storyTitle?: string;
  readonly originId?: OriginId;
  /** Who is mentioned in the text (XEP-0372). */
  readonly mentions?: readonly Mention[];
  /** The add-in through which it was said. */
  readonly via?: string;
  /** What it says to programs (XEP-0432). */
  readonly coded?: CodedContent;
}

/** A message as the room delivers it, live or inside an archive result. */
export interface RoomMessage extends RoomWords {
  readonly room: RoomAddress;
  /** Empty where the room itself speaks. */
  readonly nickname: string;
  readonly archiveId?: ArchiveId;
  readonly occupantId?: string;
}

/** No add-in's name is longer. In UTF-16 units. */
const longestVia = 60;

/** A groupchat message to a room. `id` is the origin id, so that errors can be told to the outbox. */
export function writeRoomWords(room: RoomAddress, words: RoomWords): Element {
  const { text, importance, storyTitle, originId, mentions = [], via, coded } = words;
  return xml(
    'message',
    { to: room, type: 'groupchat', id: originId },
    storyTitle !== undefined && xml('subject', {}, storyTitle),
    xml('body', {}, text),
    importance === 'Alert' && xml('alert', { xmlns: NS.perch }),
    originId !== undefined && writeOriginId(originId),
    ...writeMentions(mentions, text),
    via !== undefined && xml('via', { xmlns: NS.perch, name: via }),
    coded !== undefined && writeCoded(coded),
  );
}

/** Reads what a room delivers; undefined for anything that carries no text: subject changes, notices, errors. */
export function readRoomMessage(message: Element): RoomMessage | undefined {
  const text = childText(message, 'body');
  if (message.attrs.type !== 'groupchat' || text === undefined) return undefined;
  const [room, nickname] = splitOccupant(message.attrs.from ?? '');
  const storyTitle = childText(message, 'subject');
  const originId = readOriginId(message);
  const archiveId = readStanzaId(message, room);
  const occupantId = readOccupantId(message);
  const mentions = readMentions(message, text);
  const via = message.getChild('via', NS.perch)?.attrs.name?.slice(0, longestVia);
  const coded = readCoded(message);
  return {
    room,
    nickname,
    text,
    importance: message.getChild('alert', NS.perch) ? 'Alert' : 'Regular',
    ...(storyTitle && { storyTitle }),
    ...(originId && { originId }),
    ...(archiveId && { archiveId }),
    ...(occupantId && { occupantId }),
    ...(mentions.length > 0 && { mentions }),
    ...(via && { via }),
    ...(coded && { coded }),
  };
}

/**
 * When our server stored a live message, in ms. A `<delay/>` would say the same, but clients take a message that
 * carries one for history and stay silent about it.
 */
export function readServerTime(message: Element): Timestamp | undefined {
  return readInstant(message.getChild('time', NS.perch)?.attrs.stamp);
}

export function writeServerTime(stamp: Timestamp): Element {
  return xml('time', { xmlns: NS.perch, stamp: writeInstant(stamp) });
}

function splitOccupant(from: string): readonly [room: string, nickname: string] {
  const slash = from.indexOf('/');
  return slash < 0 ? [from, ''] : [from.slice(0, slash), from.slice(slash + 1)];
}
