import type { Database } from 'better-sqlite3';
import type { MessageKey } from '#electron/model/ids.ts';
import { placeOf } from '../search-terms.ts';

/** What the index holds of a message. */
interface Indexed {
  readonly room: number;
  readonly key: MessageKey;
  readonly title: string | null;
  readonly text: string;
}

/** The index does not follow its content by itself (FTS5, 4.4.3 External Content Tables). */
export function wordsTable(db: Database) {
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
    add: ({ room, key, title, text }: Indexed) => add.run(key, placeOf(room), title, text),
    remove: ({ room, key, title, text }: Indexed) => remove.run(key, placeOf(room), title, text),
    removeRoom: (room: number) => removeRoom.run(room),
  };
}
