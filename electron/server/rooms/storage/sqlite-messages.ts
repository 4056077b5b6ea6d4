import type { Database } from 'better-sqlite3';
import {
  archiveTime,
  firstNumberAt,
  nextArchiveNumber,
  readArchiveId,
  writeArchiveId,
} from './archive-ids.ts';
import { type MessageRow, messageColumns, readMessage } from './message-row.ts';
import type { RoomStore } from './store.ts';

type MessageQueries = Pick<
  RoomStore,
  'addMessage' | 'byOrigin' | 'hasMessage' | 'replaceMessage' | 'purgeBefore'
>;

export function messageQueries(db: Database, chance: () => number): MessageQueries {
  const add = db.prepare<[object]>(
    `INSERT INTO room_messages (id, room, position, kind, author, author_public, nickname, origin, stanza)
     VALUES (@id, @room,
       1 + ifnull((SELECT position FROM room_messages WHERE room = @room ORDER BY id DESC LIMIT 1), 0),
       @kind, @author, @authorPublic, @nickname, @origin, @stanza)`,
  );
  const byOrigin = db.prepare<[number, string, string], MessageRow>(
    `SELECT ${messageColumns} FROM room_messages WHERE room = ? AND author = ? AND origin = ?`,
  );
  const has = db.prepare<[number, number]>('SELECT 1 FROM room_messages WHERE room = ? AND id = ?');
  const replace = db.prepare<[object]>(
    'UPDATE room_messages SET kind = @kind, stanza = @stanza WHERE id = @id',
  );
  const purge = db.prepare<[number, number, number]>(
    `DELETE FROM room_messages WHERE id IN (
       SELECT id FROM room_messages WHERE room = ? AND id < ? ORDER BY id LIMIT ?)`,
  );
  let newest = db.prepare<[], number | null>('SELECT max(id) FROM room_messages').pluck().get() ?? 0;

  return {
    addMessage(room, message) {
      const id = nextArchiveNumber(newest, message.now, chance);
      const { kind, author, authorPublic, nickname, originId, stanza } = message;
      const origin = originId ?? null;
      add.run({ id, room, kind, author, authorPublic: Number(authorPublic), nickname, origin, stanza });
      newest = id;
      return { ...message, id: writeArchiveId(id), storedAt: archiveTime(id) };
    },
    byOrigin(room, author, originId) {
      const row = byOrigin.get(room, author, originId);
      return row && readMessage(row);
    },
    replaceMessage(id, { kind, stanza }) {
      replace.run({ id: readArchiveId(id) ?? -1, kind, stanza });
    },
    purgeBefore: (room, time, max) => purge.run(room, firstNumberAt(time), max).changes,
    hasMessage(room, id) {
      const number = readArchiveId(id);
      return number !== undefined && has.get(room, number) !== undefined;
    },
  };
}
