import type { Database } from 'better-sqlite3';
import type { StoredRequest } from './room-values.ts';
import type { RoomStore } from './store.ts';

interface RequestRow {
  readonly person: string;
  readonly kind: StoredRequest['kind'];
  readonly nickname: string | null;
  readonly words: string | null;
}

export function requestQueries(db: Database): Pick<RoomStore, 'addRequest' | 'requests' | 'removeRequest'> {
  const add = db.prepare<[object]>(
    'INSERT OR IGNORE INTO room_requests VALUES (@room, @person, @kind, @nickname, @words, @at)',
  );
  const all = db.prepare<[number], RequestRow>(
    'SELECT person, kind, nickname, words FROM room_requests WHERE room = ? ORDER BY at, person',
  );
  const remove = db.prepare<[number, string, string]>(
    'DELETE FROM room_requests WHERE room = ? AND person = ? AND kind = ?',
  );
  return {
    addRequest(room, { kind, address, nickname = null, words = null }, at) {
      return add.run({ room, person: address, kind, nickname, words, at }).changes > 0;
    },
    requests: (room) =>
      all.all(room).map(({ person, kind, nickname, words }) => ({
        kind,
        address: person,
        ...(nickname !== null && { nickname }),
        ...(words !== null && { words }),
      })),
    removeRequest: (room, person, kind) => remove.run(room, person, kind).changes > 0,
  };
}
