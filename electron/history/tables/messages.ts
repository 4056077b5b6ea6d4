import type { Database } from 'better-sqlite3';
import type { ArchiveId, MessageKey, OriginId } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import { question } from '#electron/sqlite/question.ts';
import { keyOf, storableTime } from '../keys.ts';
import type { KeyChanges } from './key-changes.ts';
import { wordsTable } from './words.ts';

/** A key is near its message's time, by so many milliseconds. */
const keySlack = 600_000;

/** A message as its row holds it. Booleans are 0 or 1. */
export interface MessageRow {
  readonly room: number;
  readonly key: MessageKey;
  readonly author: number;
  readonly sent_at: number;
  readonly archive_id: ArchiveId | null;
  readonly origin_id: OriginId | null;
  readonly own: number;
  readonly mentions_me: number;
  readonly important: number;
  readonly title: string | null;
  readonly text: string;
  /** JSON of `Mention[]`. */
  readonly mentions: string | null;
  readonly has_link: number;
  readonly via: string | null;
  /** JSON of what a bot says to programs. */
  readonly coded: string | null;
  /** The number of the import that brought it; null where the room did. */
  readonly import: number | null;
}

/** What is told of it: what searches and imports alone need is not read. */
export type ToldRow = Omit<MessageRow, 'has_link' | 'import'>;

interface Questions {
  readonly at: (room: number, key: MessageKey) => MessageRow | undefined;
  /** The stored row of a message: by archive id, or, of an own one, by origin id and the same words. */
  readonly same: (room: number, message: Message) => MessageRow | undefined;
  readonly byArchiveId: (room: number, id: ArchiveId) => MessageRow | undefined;
  /** Where one of the two has no archive id: by moment, words and author. */
  readonly sameWords: (room: number, message: Message) => MessageRow | undefined;
  /** Not those of deleted rooms, which go by themselves. */
  readonly ofImport: (id: number, limit: number) => readonly MessageRow[];
  readonly hasOrigin: (room: number, id: OriginId) => boolean;
  /** The nearest rows below a key, newest first; from a key upwards, oldest first. */
  readonly below: (room: number, key: MessageKey, limit: number) => ToldRow[];
  readonly from: (room: number, key: MessageKey, limit: number) => MessageRow[];
  /** The same of two rooms as one: no key is borne twice. */
  readonly belowInTwo: (rooms: readonly [number, number], key: MessageKey, limit: number) => ToldRow[];
  readonly fromInTwo: (rooms: readonly [number, number], key: MessageKey, limit: number) => ToldRow[];
  /** The nearest key below a key; 0, which no message bears, where there is none. */
  readonly keyBelow: (room: number, key: MessageKey) => MessageKey;
  /** The nearest message above a key that mentions the person. */
  readonly mentionAbove: (room: number, key: MessageKey) => MessageKey | undefined;
  readonly count: (room: number, above: MessageKey, upTo: MessageKey) => Counted;
  readonly nextFree: (wanted: MessageKey) => MessageKey;
}

interface Changes {
  readonly insert: (row: MessageRow) => void;
  /** Gives a row another key, in table and index. */
  readonly move: (row: MessageRow, key: MessageKey) => void;
  /** Notes the archive id of a row that was stored without one. */
  readonly learnArchiveId: (row: MessageRow, id: ArchiveId | undefined) => void;
  /** From now on the id is another message's. */
  readonly forgetArchiveId: (row: MessageRow) => void;
  /** Removes these rows, all of one room. */
  readonly remove: (rows: readonly MessageRow[]) => void;
  /** Removes at most `limit` of a room's rows below a key, the oldest first; answers them. */
  readonly removeBelow: (room: number, key: MessageKey, limit: number) => readonly MessageRow[];
  /** Ends a transaction: what was inserted is in the index too. */
  readonly flush: () => void;
  /** What a failed transaction noted is not known. */
  readonly forgetCached: () => void;
}

export type MessagesTable = Questions & Changes;

/** Messages of others in a range of keys, and how many of them mention the person. */
interface Counted {
  readonly unread: number;
  readonly mentions: number;
}

export const toldColumns =
  'room, key, author, sent_at, archive_id, origin_id, own, mentions_me, important, title, text, mentions, via, coded';
const columns = `${toldColumns}, has_link, import`;

/** Statements on the messages and their index; the two always change together. */
export function messagesTable(db: Database, note: KeyChanges['note']): MessagesTable {
  return { ...questions(db), ...changes(db, note) };
}

function questions(db: Database): Questions {
  const get = <P extends unknown[]>(condition: string) =>
    question<P, MessageRow>(db, `SELECT ${columns} FROM messages WHERE ${condition}`);
  const at = get<[number, number]>('room = ? AND key = ?');
  const byArchiveId = get<[number, string]>('room = ? AND archive_id = ?');
  const byOrigin = get<[number, string, string]>('room = ? AND origin_id = ? AND own = 1 AND text = ?');
  const below = question<[number, number, number], ToldRow>(
    db,
    `SELECT ${toldColumns} FROM messages WHERE room = ? AND key < ? ORDER BY key DESC LIMIT ?`,
  );
  const from = get<[number, number, number]>('room = ? AND key >= ? ORDER BY key LIMIT ?');
  // Each room is read by the index as far as it is needed (SQLite, EXPLAIN QUERY PLAN: `MERGE (UNION ALL)`).
  const inTwo = (condition: string, order: string) => {
    const one = `SELECT ${toldColumns} FROM messages WHERE room = ? AND ${condition}`;
    const sql = `${one} UNION ALL ${one} ORDER BY ${order} LIMIT ?`;
    const ask = question<[number, number, number, number, number], ToldRow>(db, sql);
    return ([first, second]: readonly [number, number], key: MessageKey, limit: number) =>
      ask.all(first, key, second, key, limit);
  };
  const hasOrigin = question<[number, string]>(
    db,
    'SELECT 1 FROM messages WHERE room = ? AND origin_id = ? AND own = 1',
  );
  const sameWords = question<[number, number, number, number, string, string], MessageRow>(
    db,
    `SELECT ${columns} FROM messages WHERE room = ? AND key >= ? AND key < ? AND sent_at = ? AND text = ?
     AND (SELECT name FROM authors WHERE id = author) = ? LIMIT 1`,
  );
  const ofImport = get<[number, number]>('import = ? AND room IN (SELECT id FROM rooms) LIMIT ?');
  const taken = question<[number]>(db, 'SELECT 1 FROM messages WHERE key = ?');
  // Thousands can have been said in one millisecond, as an archive that was moved tells it.
  const lastOfRun = question<[number], { key: MessageKey }>(
    db,
    `SELECT key FROM messages m WHERE key >= ? AND NOT EXISTS (SELECT 1 FROM messages WHERE key = m.key + 1)
     ORDER BY key LIMIT 1`,
  );
  const count = question<[number, number, number], Counted>(
    db,
    `SELECT count(*) AS unread, coalesce(sum(mentions_me), 0) AS mentions
     FROM messages WHERE room = ? AND key > ? AND key <= ? AND own = 0 AND import IS NULL`,
  );
  const mention = question<[number, number], { key: MessageKey }>(
    db,
    'SELECT key FROM messages WHERE room = ? AND key > ? AND mentions_me = 1 ORDER BY key LIMIT 1',
  );
  const keyBelow = question<[number, number], { key: MessageKey }>(
    db,
    'SELECT key FROM messages WHERE room = ? AND key < ? ORDER BY key DESC LIMIT 1',
  );

  return {
    at: (room, key) => at.get(room, key),
    same: (room, { archiveId, originId, own, text }) => {
      const known = archiveId === undefined ? undefined : byArchiveId.get(room, archiveId);
      if (known !== undefined || !own || originId === undefined) return known;
      return byOrigin.get(room, originId, text);
    },
    byArchiveId: (room, id) => byArchiveId.get(room, id),
    sameWords: (room, { archiveId, sentAt, text, author }) => {
      const time = storableTime(sentAt);
      const [from, to] = [keyOf(time - keySlack), keyOf(time + keySlack)];
      const row = sameWords.get(room, from, to, time, text, author.name);
      return row?.archive_id != null && archiveId !== undefined ? undefined : row;
    },
    ofImport: (id, limit) => ofImport.all(id, limit),
    hasOrigin: (room, id) => hasOrigin.get(room, id) !== undefined,
    below: (room, key, limit) => below.all(room, key, limit),
    from: (room, key, limit) => from.all(room, key, limit),
    belowInTwo: inTwo('key < ?', 'key DESC'),
    fromInTwo: inTwo('key >= ?', 'key'),
    keyBelow: (room, key) => keyBelow.get(room, key)?.key ?? 0,
    mentionAbove: (room, key) => mention.get(room, key)?.key,
    count: (room, above, upTo) => count.get(room, above, upTo) ?? { unread: 0, mentions: 0 },
    nextFree: (wanted) => {
      const last = taken.get(wanted) === undefined ? undefined : lastOfRun.get(wanted);
      return last === undefined ? wanted : last.key + 1;
    },
  };
}

function changes(db: Database, note: KeyChanges['note']): Changes {
  const index = wordsTable(db);
  const insert = db.prepare<MessageRow>(
    `INSERT INTO messages (${columns}) VALUES (${columns.replace(/\w+/g, '@$&')})`,
  );
  const rekey = db.prepare<[number, number, number]>(
    'UPDATE messages SET key = ? WHERE room = ? AND key = ?',
  );
  const learn = db.prepare<[string | null, number, number]>(
    'UPDATE messages SET archive_id = ? WHERE room = ? AND key = ?',
  );
  const oldest = question<[number, number, number], MessageRow>(
    db,
    `SELECT ${columns} FROM messages WHERE room = ? AND key < ? ORDER BY key LIMIT ?`,
  );
  const removeOne = db.prepare<[number, number]>('DELETE FROM messages WHERE room = ? AND key = ?');
  const removeUpTo = db.prepare<[number, number]>('DELETE FROM messages WHERE room = ? AND key <= ?');

  return {
    insert: (row) => {
      insert.run(row);
      index.add(row);
    },
    move: (row, key) => {
      index.move(row, key);
      rekey.run(key, row.room, row.key);
      note({ room: row.room, from: row.key, to: key });
    },
    learnArchiveId: (row, id) => {
      if (row.archive_id === null && id !== undefined) learn.run(id, row.room, row.key);
    },
    forgetArchiveId: ({ room, key }) => {
      learn.run(null, room, key);
    },
    remove: (rows) => {
      for (const { room, key } of rows) {
        removeOne.run(room, key);
        note({ room, from: key });
      }
      index.remove(rows);
    },
    removeBelow: (room, key, limit) => {
      const rows = oldest.all(room, key, limit);
      removeUpTo.run(room, rows.at(-1)?.key ?? 0);
      for (const { key: from } of rows) note({ room, from });
      index.remove(rows);
      return rows;
    },
    flush: index.flush,
    forgetCached: index.forgetCached,
  };
}
