import type { ArchiveId, MessageKey, RoomAddress } from '../model/ids.ts';
import type { Message, StoredMessage } from '../model/message.ts';
import type { Continuity } from './continuity.ts';
import { storableTime, topKey } from './keys.ts';
import type { RoomCounts } from './room-facts.ts';
import { holdsLink } from './search/functions.ts';
import type { AuthorsTable } from './tables/authors.ts';
import type { MessageRow, ToldRow } from './tables/messages.ts';
import { countsOf, type Ledger } from './tables/rooms.ts';
import { readCoded, readMentions } from './tables/stored-json.ts';
import type { Tables } from './tables/tables.ts';

/** One room within one transaction. What is changed here is kept when the transaction is. */
export interface Visit {
  readonly tables: Tables;
  readonly ledger: Ledger;
  continuity: Continuity;
  /** Up to where another device of the person has read, where this one was told. */
  readonly told?: ArchiveId;
  /** Whether a text names the person; decided once, when the message is stored. */
  readonly mentionsMe: (message: Message) => boolean;
}

/** Stores a message under this key and counts it. */
export function insertMessage(
  visit: Visit,
  message: Message,
  key: MessageKey,
  importId: number | null = null,
): MessageRow {
  const { ledger, tables } = visit;
  const row = {
    room: ledger.id,
    key,
    author: tables.authors.idOf(message.author),
    sent_at: storableTime(message.sentAt),
    archive_id: message.archiveId ?? null,
    origin_id: message.originId ?? null,
    own: Number(message.own),
    mentions_me: Number(visit.mentionsMe(message)),
    important: Number(message.importance === 'Alert'),
    title: message.storyTitle ?? null,
    text: message.text,
    mentions: message.mentions?.length ? JSON.stringify(message.mentions) : null,
    has_link: Number(holdsLink(message.text)),
    via: message.via ?? null,
    coded: message.coded === undefined ? null : JSON.stringify(message.coded),
    import: importId,
  };
  tables.messages.insert(row);
  if (countInserted(ledger, row)) tables.feeds.note(ledger.address, row, message.author);
  return row;
}

/** Answers whether it is unread. */
function countInserted(ledger: Ledger, row: MessageRow): boolean {
  ledger.stored += 1;
  if (row.key > ledger.newest) {
    ledger.newest = row.key;
    ledger.last_at = row.sent_at;
  }
  // What a file brought is nobody's news.
  if (row.own === 1 || row.import !== null || row.key <= (ledger.read_up_to ?? 0)) return false;
  ledger.unread += 1;
  ledger.mentions += row.mentions_me;
  return true;
}

/** Sets the read marker and counts anew what lies above it. */
export function moveMarker({ ledger, tables }: Visit, marker: MessageKey): void {
  ledger.read_up_to = marker;
  Object.assign(ledger, tables.messages.count(ledger.id, marker, topKey));
}

/** Moves the read marker forward, never back; undefined where it stands there or further. */
export function markRead(visit: Visit, upTo: MessageKey): RoomCounts | undefined {
  const { ledger, tables } = visit;
  const from = ledger.read_up_to ?? 0;
  const to = Math.min(upTo, ledger.newest);
  if (to <= from) return undefined;
  const passed = tables.messages.count(ledger.id, from, to);
  ledger.read_up_to = to;
  ledger.unread -= passed.unread;
  ledger.mentions -= passed.mentions;
  return countsOf(ledger);
}

/** What another device has read is read here too, as soon as it is stored; undefined where nothing changes. */
export function markTold(visit: Visit): RoomCounts | undefined {
  const { ledger, tables, told } = visit;
  const row = told === undefined ? undefined : tables.messages.byArchiveId(ledger.id, told);
  return row === undefined ? undefined : markRead(visit, row.key);
}

/** A row as the other stations know it. */
export function messageOf(
  authors: Pick<AuthorsTable, 'at'>,
  room: RoomAddress,
  row: ToldRow,
  gapBefore: boolean,
): StoredMessage {
  return {
    room,
    key: row.key,
    author: authors.at(row.author),
    own: row.own === 1,
    sentAt: row.sent_at,
    text: row.text,
    importance: row.important === 1 ? 'Alert' : 'Regular',
    mentionsMe: row.mentions_me === 1,
    ...(row.archive_id === null ? {} : { archiveId: row.archive_id }),
    ...(row.origin_id === null ? {} : { originId: row.origin_id }),
    ...(row.title === null ? {} : { storyTitle: row.title }),
    ...(row.via === null ? {} : { via: row.via }),
    ...readMentions(row.mentions),
    ...readCoded(row.coded),
    ...(gapBefore ? { gapBefore } : {}),
  };
}
