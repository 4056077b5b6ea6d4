import type { Database, Statement } from 'better-sqlite3';
import { bound, question } from '#electron/sqlite/question.ts';
import { indexedWords } from '../search/indexed-words.ts';
import { type MessageRow, messageColumns, readMessage } from './message-row.ts';
import type { RoomStore } from './store.ts';

/** A row, and the room that it belongs to. */
export type RoomMessageRow = MessageRow & { readonly room: number };

/** What the tables of messages tell the index. */
export interface WordIndex extends Pick<RoomStore, 'index' | 'isBehind' | 'wordVolumes' | 'findWords'> {
  /** A message was stored, above all others. */
  added(): void;
  /** To be called while the row is still as it was indexed. */
  forget(row: RoomMessageRow): void;
  /** The row that stands in its place now. */
  renew(row: RoomMessageRow): void;
}

interface VolumeRow {
  readonly number: number;
  readonly first: number;
  readonly last: number;
  readonly size: number;
}

export const rowColumns = `room, ${messageColumns}`;

/** Messages in a volume: what is looked through in one step, whatever is looked for. */
export const usualVolume = 16_384;

/**
 * The words of all messages, in volumes: one FTS5 table for so many messages. A question that finds nothing, or a
 * beginning that half of all words have, costs in proportion to the table; so each step of a search is bounded, and
 * storing does not become slower as the archive grows. The tables have no content of their own (FTS5, 4.4.1), and
 * what is taken out is taken out of their pages (`secure-delete`).
 *
 * Messages come in behind everything else that the server does (`index`), many in one go: volumes are filled in the
 * order of ids, and the last id in the last volume is how far that has come.
 */
export function createWordIndex(db: Database, volumeSize: number): WordIndex {
  const volumes = db.prepare<[], VolumeRow>('SELECT * FROM room_word_volumes ORDER BY number');
  const newest = db.prepare<[], VolumeRow>('SELECT * FROM room_word_volumes ORDER BY number DESC LIMIT 1');
  const holding = db.prepare<[number], VolumeRow>(
    'SELECT * FROM room_word_volumes WHERE first <= ? ORDER BY number DESC LIMIT 1',
  );
  const addVolume = db.prepare<[number, number, number]>('INSERT INTO room_word_volumes VALUES (?, ?, ?, 0)');
  const saveVolume = db.prepare<[number, number, number]>(
    'UPDATE room_word_volumes SET last = ?, size = ? WHERE number = ?',
  );
  const beyond = db.prepare<[number, number], RoomMessageRow>(
    `SELECT ${rowColumns} FROM room_messages WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const prepared = new Map<string, Statement<unknown[]>>();
  const prepare = (sql: string): Statement<unknown[]> => {
    const statement = prepared.get(sql) ?? question<unknown[]>(db, sql);
    prepared.set(sql, statement);
    return statement;
  };
  let behind = true;

  function begin(number: number, first: number): VolumeRow {
    db.exec(`CREATE VIRTUAL TABLE room_words_${number} USING fts5(marks, text, content='', columnsize=0,
      tokenize="unicode61 remove_diacritics 2 categories 'L* M* N* Co'")`);
    db.exec(`INSERT INTO room_words_${number} (room_words_${number}, rank) VALUES ('secure-delete', 1)`);
    addVolume.run(number, first, first - 1);
    return { number, first, last: first - 1, size: 0 };
  }

  function add(volume: VolumeRow, row: RoomMessageRow): boolean {
    const words = wordsOf(row);
    if (!words) return false;
    prepare(`INSERT INTO room_words_${volume.number} (rowid, marks, text) VALUES (?, ?, ?)`).run(
      row.id,
      words.marks,
      words.text,
    );
    return true;
  }

  /** Where a message is in the index; undefined where it has not come in yet. */
  function volumeOf({ id }: RoomMessageRow): VolumeRow | undefined {
    const volume = holding.get(id);
    return volume && id <= volume.last ? volume : undefined;
  }

  return {
    isBehind: () => behind,
    added: () => {
      behind = true;
    },
    index(max) {
      let volume = newest.get();
      const rows = beyond.all(volume?.last ?? 0, max);
      for (const row of rows) {
        if (!volume || volume.size >= volumeSize) volume = begin((volume?.number ?? 0) + 1, row.id);
        volume = { ...volume, last: row.id, size: volume.size + Number(add(volume, row)) };
        if (volume.size >= volumeSize) saveVolume.run(volume.last, volume.size, volume.number);
      }
      if (volume && rows.length > 0) saveVolume.run(volume.last, volume.size, volume.number);
      behind = rows.length === max;
      return !behind;
    },
    forget(row) {
      const volume = volumeOf(row);
      const words = volume && wordsOf(row);
      if (!words) return;
      const table = `room_words_${volume.number}`;
      prepare(`INSERT INTO ${table} (${table}, rowid, marks, text) VALUES ('delete', ?, ?, ?)`).run(
        row.id,
        words.marks,
        words.text,
      );
    },
    renew(row) {
      const volume = volumeOf(row);
      if (volume) add(volume, row);
    },
    wordVolumes: () => volumes.all(),
    findWords(volume, { match, rooms, from, low, high, max }) {
      const table = `room_words_${volume}`;
      // The columns that are named in the statement are those of the hit.
      return prepare(
        `SELECT ${table}.rowid AS id, m.room FROM ${table} JOIN room_messages AS m ON m.id = ${table}.rowid
         WHERE ${table} MATCH ? AND ${table}.rowid > ${bound} AND ${table}.rowid < ${bound}
           AND m.room IN (SELECT value FROM json_each(?))
         ORDER BY ${table}.rowid ${from === 'oldest' ? 'ASC' : 'DESC'} LIMIT ?`,
      ).all(match, low, high, JSON.stringify(rooms), max) as { id: number; room: number }[];
    },
  };
}

function wordsOf(row: RoomMessageRow) {
  return indexedWords({ ...readMessage(row), room: row.room });
}
