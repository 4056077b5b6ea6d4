import type { Database } from 'better-sqlite3';
import type { ArchiveId, MessageKey, OriginId } from '../model/ids.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import { placeOf } from './search-terms.ts';

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
}

export interface MessagesTable {
  readonly insert: (row: MessageRow) => void;
  /** Gives a row another key, in table and index. */
  readonly move: (row: MessageRow, key: MessageKey) => void;
  readonly at: (room: number, key: MessageKey) => MessageRow | undefined;
  /** The stored row of a message: by archive id, or, of an own one, by origin id and the same words. */
  readonly same: (room: number, message: Message) => MessageRow | undefined;
  readonly byArchiveId: (room: number, id: ArchiveId) => MessageRow | undefined;
  readonly hasOrigin: (room: number, id: OriginId) => boolean;
  readonly learnArchiveId: (row: MessageRow, id: ArchiveId) => void;
  /** The nearest rows below a key, newest first; from a key upwards, oldest first. */
  readonly below: (room: number, key: MessageKey, limit: number) => MessageRow[];
  readonly from: (room: number, key: MessageKey, limit: number) => MessageRow[];
  readonly count: (room: number, above: MessageKey, upTo: MessageKey) => Counted;
  readonly nextFree: (wanted: MessageKey) => MessageKey;
  readonly authorsOf: (room: number) => readonly number[];
  readonly removeRoom: (room: number) => void;
}

/** Messages of others in a range of keys, and how many of them mention the person. */
interface Counted {
  readonly unread: number;
  readonly mentions: number;
}

const columns = 'room, key, author, sent_at, archive_id, origin_id, own, mentions_me, important, title, text';

/** Statements on the messages and their index; the two always change together. */
export function messagesTable(db: Database): MessagesTable {
  const get = <P extends unknown[]>(condition: string) =>
    db.prepare<P, MessageRow>(`SELECT ${columns} FROM messages WHERE ${condition}`);
  const at = get<[number, number]>('room = ? AND key = ?');
  const byArchiveId = get<[number, string]>('room = ? AND archive_id = ?');
  const byOrigin = get<[number, string, string]>('room = ? AND origin_id = ? AND own = 1 AND text = ?');
  const below = get<[number, number, number]>('room = ? AND key < ? ORDER BY key DESC LIMIT ?');
  const from = get<[number, number, number]>('room = ? AND key >= ? ORDER BY key LIMIT ?');
  const hasOrigin = db.prepare('SELECT 1 FROM messages WHERE room = ? AND origin_id = ? AND own = 1');
  const taken = db.prepare<[number]>('SELECT 1 FROM messages WHERE key = ?');
  const insert = db.prepare<MessageRow>(
    `INSERT INTO messages (${columns}) VALUES (${columns.replace(/\w+/g, '@$&')})`,
  );
  const rekey = db.prepare<[number, number, number]>(
    'UPDATE messages SET key = ? WHERE room = ? AND key = ?',
  );
  const learn = db.prepare<[string, number, number]>(
    'UPDATE messages SET archive_id = ? WHERE room = ? AND key = ?',
  );
  const count = db.prepare<[number, number, number], Counted>(
    `SELECT count(*) AS unread, coalesce(sum(mentions_me), 0) AS mentions
     FROM messages WHERE room = ? AND key > ? AND key <= ? AND own = 0`,
  );
  const index = wordsTable(db);
  const authors = db.prepare<[number], { author: number }>(
    'SELECT DISTINCT author FROM messages WHERE room = ?',
  );
  const removeRows = db.prepare<[number]>('DELETE FROM messages WHERE room = ?');

  return {
    insert: (row) => {
      insert.run(row);
      index.add(row);
    },
    move: (row, key) => {
      index.remove(row);
      rekey.run(key, row.room, row.key);
      index.add({ ...row, key });
    },
    at: (room, key) => at.get(room, key),
    same: (room, { archiveId, originId, own, text }) => {
      const known = archiveId === undefined ? undefined : byArchiveId.get(room, archiveId);
      if (known !== undefined || !own || originId === undefined) return known;
      return byOrigin.get(room, originId, text);
    },
    byArchiveId: (room, id) => byArchiveId.get(room, id),
    hasOrigin: (room, id) => hasOrigin.get(room, id) !== undefined,
    learnArchiveId: (row, id) => learn.run(id, row.room, row.key),
    below: (room, key, limit) => below.all(room, key, limit),
    from: (room, key, limit) => from.all(room, key, limit),
    count: (room, above, upTo) => count.get(room, above, upTo) ?? { unread: 0, mentions: 0 },
    nextFree: (wanted) => {
      let key = wanted;
      while (taken.get(key) !== undefined) key += 1;
      return key;
    },
    authorsOf: (room) => authors.all(room).map(({ author }) => author),
    removeRoom: (room) => {
      index.removeRoom(room);
      removeRows.run(room);
    },
  };
}

/** The index does not follow its content by itself (FTS5, 4.4.3 External Content Tables). */
function wordsTable(db: Database) {
  const add = db.prepare<[number, string, string | null, string]>(
    'INSERT INTO words (rowid, place, title, text) VALUES (?, ?, ?, ?)',
  );
  const remove = db.prepare<[number, string, string | null, string]>(
    "INSERT INTO words (words, rowid, place, title, text) VALUES ('delete', ?, ?, ?, ?)",
  );
  const removeRoom = db.prepare<[number]>(
    `INSERT INTO words (words, rowid, place, title, text)
     SELECT 'delete', key, char(57344) || room, title, text FROM messages WHERE room = ?`,
  );
  return {
    add: (row: MessageRow) => add.run(row.key, placeOf(row.room), row.title, row.text),
    remove: (row: MessageRow) => remove.run(row.key, placeOf(row.room), row.title, row.text),
    removeRoom: (room: number) => removeRoom.run(room),
  };
}

export interface AuthorsTable {
  readonly idOf: (person: Person) => number;
  readonly at: (id: number) => Person;
  /** After a transaction that failed, ids given in it are no longer valid. */
  readonly forgetCached: () => void;
  /** Removes those of them who wrote nothing that is still here. */
  readonly removeUnused: (ids: readonly number[]) => void;
}

/** Who wrote, once per person and name; all that were met are kept in memory. */
export function authorsTable(db: Database): AuthorsTable {
  const select = db.prepare<[string, string], { id: number }>(
    'SELECT id FROM authors WHERE person = ? AND name = ?',
  );
  const insert = db.prepare<[string, string]>('INSERT INTO authors (person, name) VALUES (?, ?)');
  const get = db.prepare<[number], Person>('SELECT person AS id, name FROM authors WHERE id = ?');
  const unused = db.prepare<[string]>(
    `DELETE FROM authors WHERE id IN (SELECT value FROM json_each(?))
     AND id NOT IN (SELECT author FROM messages)`,
  );
  const ids = new Map<string, number>();
  const people = new Map<number, Person>();
  const forgetCached = (): void => {
    ids.clear();
    people.clear();
  };

  return {
    idOf: ({ id, name }) => {
      const cacheKey = `${id}\n${name}`;
      const known = ids.get(cacheKey) ?? select.get(id, name)?.id;
      const found = known ?? Number(insert.run(id, name).lastInsertRowid);
      ids.set(cacheKey, found);
      return found;
    },
    at: (id) => {
      const known = people.get(id) ?? get.get(id) ?? { id: '', name: '' };
      people.set(id, known);
      return known;
    },
    forgetCached,
    removeUnused: (some) => {
      unused.run(JSON.stringify(some));
      forgetCached();
    },
  };
}
