import type { Database } from 'better-sqlite3';
import type { MessageKey } from '#electron/model/ids.ts';
import { ends, type Stretch } from '../stretch.ts';

interface StretchRow {
  readonly id: number;
  readonly from_key: MessageKey;
  readonly first: string | null;
  readonly last: string | null;
  readonly bottom: number;
}

export interface StretchesTable {
  /** Oldest first. */
  readonly of: (room: number) => readonly Stretch[];
  /** Under the id of one that was removed, where it stands in for that. */
  readonly add: (room: number, stretch: Omit<Stretch, 'id'>, id?: number) => Stretch;
  readonly replace: (stretch: Stretch) => void;
  readonly remove: (stretch: Stretch) => void;
  readonly removeRoom: (room: number) => void;
}

/** Which pieces of each room's archive are stored whole. */
export function stretchesTable(db: Database): StretchesTable {
  const select = db.prepare<[number], StretchRow>(
    'SELECT id, from_key, first, last, bottom FROM stretches WHERE room = ? ORDER BY from_key, id',
  );
  const insert = db.prepare<[number | null, number, number, string | null, string | null, number]>(
    'INSERT INTO stretches (id, room, from_key, first, last, bottom) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare<[number, string | null, string | null, number, number]>(
    'UPDATE stretches SET from_key = ?, first = ?, last = ?, bottom = ? WHERE id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM stretches WHERE id = ?');
  const removeRoom = db.prepare<[number]>('DELETE FROM stretches WHERE room = ?');

  return {
    of: (room) => select.all(room).map(stretchOf),
    add: (room, { fromKey, first, last, bottom }, id) => {
      const values = [fromKey, first ?? null, last ?? null, Number(bottom)] as const;
      const { lastInsertRowid } = insert.run(id ?? null, room, ...values);
      return { id: Number(lastInsertRowid), fromKey, bottom, ...ends(first, last) };
    },
    replace: ({ id, fromKey, first, last, bottom }) => {
      update.run(fromKey, first ?? null, last ?? null, Number(bottom), id);
    },
    remove: ({ id }) => {
      remove.run(id);
    },
    removeRoom: (room) => {
      removeRoom.run(room);
    },
  };
}

function stretchOf(row: StretchRow): Stretch {
  const { first, last } = row;
  return { id: row.id, fromKey: row.from_key, bottom: row.bottom === 1, ...ends(first, last) };
}
