import type { Database } from 'better-sqlite3';
import {
  archiveTime,
  firstNumberAt,
  nextArchiveNumber,
  readArchiveId,
  writeArchiveId,
} from './archive-ids.ts';
import { type MessageRow, messageColumns, readMessage } from './message-row.ts';
import { type RoomMessageRow, rowColumns, type WordIndex } from './sqlite-words.ts';
import type { RoomStore } from './store.ts';

type MessageQueries = Pick<
  RoomStore,
  'addMessage' | 'byOrigin' | 'byId' | 'hasMessage' | 'replaceMessage' | 'purgeBefore' | 'messagesAt'
>;

export function messageQueries(db: Database, words: WordIndex, chance: () => number): MessageQueries {
  const add = db.prepare<[object]>(
    `INSERT INTO room_messages (id, room, position, kind, author, author_public, nickname, origin, stanza)
     VALUES (@id, @room,
       1 + ifnull((SELECT position FROM room_messages WHERE room = @room ORDER BY id DESC LIMIT 1), 0),
       @kind, @author, @authorPublic, @nickname, @origin, @stanza)`,
  );
  const byOrigin = db.prepare<[number, string, string], MessageRow>(
    `SELECT ${messageColumns} FROM room_messages WHERE room = ? AND author = ? AND origin = ?`,
  );
  const byId = db.prepare<[number, number], MessageRow>(
    `SELECT ${messageColumns} FROM room_messages WHERE room = ? AND id = ?`,
  );
  const has = db.prepare<[number, number]>('SELECT 1 FROM room_messages WHERE room = ? AND id = ?');
  const replace = db.prepare<[object]>(
    'UPDATE room_messages SET kind = @kind, stanza = @stanza WHERE id = @id',
  );
  const at = db.prepare<[number], RoomMessageRow>(`SELECT ${rowColumns} FROM room_messages WHERE id = ?`);
  const before = db.prepare<[number, number, number], RoomMessageRow>(
    `SELECT ${rowColumns} FROM room_messages WHERE room = ? AND id < ? ORDER BY id LIMIT ?`,
  );
  const remove = db.prepare<[number]>('DELETE FROM room_messages WHERE id = ?');
  let newest = db.prepare<[], number | null>('SELECT max(id) FROM room_messages').pluck().get() ?? 0;

  return {
    addMessage(room, message) {
      const id = nextArchiveNumber(newest, message.now, chance);
      const { kind, author, authorPublic, nickname, originId, stanza } = message;
      const origin = originId ?? null;
      add.run({ id, room, kind, author, authorPublic: Number(authorPublic), nickname, origin, stanza });
      newest = id;
      words.added();
      return { ...message, id: writeArchiveId(id), storedAt: archiveTime(id) };
    },
    byOrigin(room, author, originId) {
      const row = byOrigin.get(room, author, originId);
      return row && readMessage(row);
    },
    byId(room, id) {
      const row = byId.get(room, readArchiveId(id) ?? -1);
      return row && readMessage(row);
    },
    replaceMessage(id, { kind, stanza }) {
      const row = at.get(readArchiveId(id) ?? -1);
      if (!row) return;
      words.forget(row);
      replace.run({ id: row.id, kind, stanza });
      words.renew({ ...row, kind, stanza });
    },
    purgeBefore(room, time, max) {
      const rows = before.all(room, firstNumberAt(time), max);
      for (const row of rows) {
        words.forget(row);
        remove.run(row.id);
      }
      return rows.length;
    },
    messagesAt: (numbers) => numbers.flatMap((number) => at.get(number) ?? []).map(readMessage),
    hasMessage(room, id) {
      const number = readArchiveId(id);
      return number !== undefined && has.get(room, number) !== undefined;
    },
  };
}
