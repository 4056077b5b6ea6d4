import type { Database } from 'better-sqlite3';
import type { MessageKey } from '#electron/model/ids.ts';
import { question } from '#electron/sqlite/question.ts';
import type { ToldRow } from './messages.ts';

/** The rows of two rooms as one, in the order of the keys, which nothing bears twice. */
export interface TwoRooms {
  /** The nearest rows below a key, newest first; from a key upwards, oldest first. */
  readonly belowInTwo: (rooms: readonly [number, number], key: MessageKey, limit: number) => ToldRow[];
  readonly fromInTwo: (rooms: readonly [number, number], key: MessageKey, limit: number) => ToldRow[];
}

/** Each room is read by the index as far as it is needed, and merged (SQLite, EXPLAIN QUERY PLAN: `MERGE (UNION ALL)`). */
export function twoRooms(db: Database, columns: string): TwoRooms {
  const inTwo = (condition: string, order: string) => {
    const one = `SELECT ${columns} FROM messages WHERE room = ? AND ${condition}`;
    const ask = question<[number, number, number, number, number], ToldRow>(
      db,
      `${one} UNION ALL ${one} ORDER BY ${order} LIMIT ?`,
    );
    return ([first, second]: readonly [number, number], key: MessageKey, limit: number) =>
      ask.all(first, key, second, key, limit);
  };
  return {
    belowInTwo: inTwo('key < ?', 'key DESC'),
    fromInTwo: inTwo('key >= ?', 'key'),
  };
}
