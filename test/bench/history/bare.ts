import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Message } from '#electron/model/message.ts';

/** SQLite alone: the same texts in a table without any index, which is the floor of everything. */
export interface BareTable {
  store(messages: readonly Message[]): void;
  /** 50 rows side by side. */
  range(): unknown;
  /** A word by going through all rows. */
  like(word: string): unknown;
  bytes(): number;
  close(): void;
}

export function openBare(file: string): BareTable {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(
    `CREATE TABLE message (id INTEGER PRIMARY KEY, room TEXT, author TEXT, name TEXT, archive_id TEXT, own INTEGER,
     sent_at INTEGER, importance TEXT, title TEXT, mentions TEXT, text TEXT)`,
  );
  const insert = db.prepare<unknown[]>(
    `INSERT INTO message (room, author, name, archive_id, own, sent_at, importance, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const range = db.prepare('SELECT * FROM message WHERE id > ? ORDER BY id LIMIT 50');
  const like = db.prepare('SELECT * FROM message WHERE text LIKE ? ORDER BY id DESC LIMIT 50');
  let rows = 0;
  return {
    store: (messages) => {
      db.transaction(() => {
        for (const { room, author, archiveId, own, sentAt, importance, text } of messages) {
          insert.run(room, author.id, author.name, archiveId, Number(own), sentAt, importance, text);
        }
      }).immediate();
      rows += messages.length;
    },
    range: () => range.all(Math.floor(rows / 2)),
    like: (word) => like.all(`%${word}%`),
    bytes: () => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      return statSync(file).size;
    },
    close: () => db.close(),
  };
}
