import type { Database } from 'better-sqlite3';
import { question } from '#electron/sqlite/question.ts';

/** A deleted room of which messages are still here, by its number alone. */
interface Remains {
  readonly id: number;
}

/** Whose messages are to be shown nowhere: the index finds them until they are removed. */
export type ReadRemains = () => readonly Remains[];

export interface RemainsTable {
  /** The room that is to be removed next. */
  readonly first: () => number | undefined;
  readonly add: (room: number) => void;
  /** Nothing of it is here any more. */
  readonly remove: (room: number) => void;
}

export function openRemains(db: Database): ReadRemains {
  const all = db.prepare<[], Remains>('SELECT room AS id FROM remains');
  return () => all.all();
}

export function remainsTable(db: Database): RemainsTable {
  const first = question<[], number | null>(db, 'SELECT min(room) FROM remains').pluck();
  const add = db.prepare<[number]>('INSERT INTO remains (room) VALUES (?)');
  const remove = db.prepare<[number]>('DELETE FROM remains WHERE room = ?');
  return {
    first: () => first.get() ?? undefined,
    add: (room) => void add.run(room),
    remove: (room) => void remove.run(room),
  };
}
