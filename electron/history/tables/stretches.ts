import type { Database } from 'better-sqlite3';
import type { MessageKey } from '#electron/model/ids.ts';
import { question } from '#electron/sqlite/question.ts';
import { ends, type Stretch } from '../stretch.ts';

interface StretchRow {
  readonly id: number;
  readonly from_key: MessageKey;
  readonly first: string | null;
  readonly last: string | null;
  readonly bottom: number;
  readonly unreadable: number;
  readonly by_time: number;
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
  const select = question<[number], StretchRow>(
    db,
    'SELECT id, from_key, first, last, bottom, unreadable, by_time FROM stretches WHERE room = ? ORDER BY from_key, id',
  );
  const insert = db.prepare<Omit<StretchRow, 'id'> & { id: number | null; room: number }>(
    `INSERT INTO stretches (id, room, from_key, first, last, bottom, unreadable, by_time)
     VALUES (@id, @room, @from_key, @first, @last, @bottom, @unreadable, @by_time)`,
  );
  const update = db.prepare<StretchRow>(
    `UPDATE stretches SET from_key = @from_key, first = @first, last = @last, bottom = @bottom,
     unreadable = @unreadable, by_time = @by_time WHERE id = @id`,
  );
  const remove = db.prepare<[number]>('DELETE FROM stretches WHERE id = ?');
  const removeRoom = db.prepare<[number]>('DELETE FROM stretches WHERE room = ?');

  return {
    of: (room) => select.all(room).map(stretchOf),
    add: (room, stretch, id) => {
      const { lastInsertRowid } = insert.run({ ...valuesOf(stretch), id: id ?? null, room });
      return { ...stretch, id: Number(lastInsertRowid) };
    },
    replace: (stretch) => {
      update.run({ ...valuesOf(stretch), id: stretch.id });
    },
    remove: ({ id }) => {
      remove.run(id);
    },
    removeRoom: (room) => {
      removeRoom.run(room);
    },
  };
}

function valuesOf(stretch: Omit<Stretch, 'id'>): Omit<StretchRow, 'id'> {
  const { fromKey, first, last, bottom, unreadable, byTime } = stretch;
  return {
    from_key: fromKey,
    first: first ?? null,
    last: last ?? null,
    bottom: Number(bottom),
    unreadable: Number(unreadable ?? false),
    by_time: Number(byTime ?? false),
  };
}

function stretchOf({ id, from_key, first, last, bottom, unreadable, by_time }: StretchRow): Stretch {
  return {
    id,
    fromKey: from_key,
    bottom: bottom === 1,
    ...ends(first, last),
    ...(unreadable === 1 ? { unreadable: true } : {}),
    ...(by_time === 1 ? { byTime: true } : {}),
  };
}
