import type { RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import type { Person } from '#electron/model/person.ts';
import { readMucItem } from '#electron/stanza/0045-muc.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readRoomMessage, readServerTime } from '#electron/stanza/perch-message.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { RoomTrust } from '../service/room-properties.ts';
import { identify } from './roster.ts';

/** What has to be known of a room to judge what it relays. */
export interface RoomView {
  readonly room: RoomAddress;
  readonly trust: RoomTrust;
  /** The room stamps messages with its own time; otherwise a sender may have written one. */
  readonly serverTime: boolean;
  /** Where it is too large to tell who is there, its messages say whose they are; otherwise a sender may have. */
  readonly namesAuthors: boolean;
  /** Who bears a nickname now, as the room's presences say. */
  readonly find: (nickname: string) => Person | undefined;
  readonly isOwn: (author: Person) => boolean;
}

/**
 * A live message of a room; undefined for what is none: no text, or not from an
 * occupant. Nothing that a sender could have written is believed.
 */
export function readLiveMessage(stanza: Element, view: RoomView, now: Timestamp): Message | undefined {
  const read = readRoomMessage(stanza);
  if (!read?.nickname) return undefined;
  const occupantId = view.trust.occupantIds ? read.occupantId : undefined;
  const told = view.namesAuthors ? disclosedAddress(stanza) : undefined;
  const author = view.find(read.nickname) ?? identify(view.room, read.nickname, told, occupantId);
  const stamped = view.serverTime ? readServerTime(stanza) : undefined;
  return {
    ...content(read),
    room: view.room,
    author,
    own: view.isOwn(author),
    sentAt: stamped ?? now,
    ...(view.trust.stanzaIds && read.archiveId && { archiveId: read.archiveId }),
  };
}

/** A message out of the room's own archive, which gives id and time; undefined for what carries no text. */
export function readArchivedMessage(
  stanza: Element,
  view: RoomView,
  entry: { readonly id: string; readonly stamp: Timestamp },
): Message | undefined {
  const read = readRoomMessage(stanza);
  if (read?.room !== view.room || !read.nickname) return undefined;
  const occupantId = view.trust.occupantIds ? read.occupantId : undefined;
  const realAddress = view.trust.realAddresses ? disclosedAddress(stanza) : undefined;
  const author = identify(view.room, read.nickname, realAddress, occupantId);
  return {
    ...content(read),
    room: view.room,
    author,
    own: view.isOwn(author),
    sentAt: entry.stamp,
    archiveId: entry.id,
  };
}

/**
 * The archive adds the real address where the room discloses it (XEP-0313, 5.1.2). Prosody lets what a sender wrote
 * in its place stand before it.
 */
function disclosedAddress(stanza: Element): string | undefined {
  const item = stanza.getChildren('x', NS.mucUser).at(-1)?.getChild('item');
  return item && readMucItem(item).jid;
}

type Read = NonNullable<ReturnType<typeof readRoomMessage>>;

function content({ text, importance, storyTitle, originId, mentions, via, coded }: Read) {
  return {
    text,
    importance,
    ...(storyTitle !== undefined && { storyTitle }),
    ...(originId !== undefined && { originId }),
    ...(mentions && { mentions }),
    ...(via !== undefined && { via }),
    ...(coded && { coded }),
  };
}

/**
 * Whether the room says that this is old. Others' delays say nothing: clients add one to what they re-send, servers
 * to what waited for a resume.
 */
export function isHistory(stanza: Element, room: RoomAddress): boolean {
  return stanza.getChildren('delay', NS.delay).some((delay) => delay.attrs.from === room);
}
