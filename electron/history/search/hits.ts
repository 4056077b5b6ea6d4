import type { Database } from 'better-sqlite3';
import type { MessageKey } from '#electron/model/ids.ts';
import type { MessageSearch } from '#electron/model/search.ts';
import { question } from '#electron/sqlite/question.ts';
import { type ToldRow, toldColumns } from '../tables/messages.ts';
import { isInRange, type KeyRange, openIndexRows, type RowRange } from './index-rows.ts';
import { openIndexWalk } from './index-walk.ts';

export interface FindHits {
  readonly matching: (
    expression: string,
    range: KeyRange,
    order: MessageSearch['order'],
    limit: number,
  ) => readonly ToldRow[];
  /** Whatever was said, outside these rooms. */
  readonly newest: (range: KeyRange, except: readonly number[], limit: number) => readonly ToldRow[];
}

const select = `SELECT ${toldColumns.replace(/\w+/g, 'm.$&')}`;

/** By relevance so many are weighed against each other, the newest; of a common word's half million nobody wants all. */
const weighed = 20_000;

/** By relevance costs in proportion to the hits. A title weighs three times as much as the text, a filter nothing. */
export function openHits(db: Database): FindHits {
  const { rangesOf, aroundOf } = openIndexRows(db);
  const byTime = openIndexWalk<[string], ToldRow>(
    db,
    `${select} FROM words JOIN messages m ON m.key = abs(words.rowid) WHERE words MATCH ?`,
  );
  const byRelevance = question<[string, number, number, number, number, number], ToldRow>(
    db,
    `${select} FROM (SELECT abs(rowid) AS key, bm25(words, 0.0, 3.0, 1.0) AS score FROM words
       WHERE words MATCH ? AND ${isInRange} AND abs(rowid) >= ? AND abs(rowid) < ?
       ORDER BY score, key DESC LIMIT ?) best
     JOIN messages m ON m.key = best.key ORDER BY best.score, m.key DESC`,
  );
  const inOrder = (order: RowRange['order']) =>
    question<[string, number, number, number], MessageKey>(
      db,
      `SELECT abs(rowid) FROM words WHERE words MATCH ? AND ${isInRange}
       ORDER BY rowid ${order} LIMIT 1 OFFSET ?`,
    ).pluck();
  const lastWeighed = { ASC: inOrder('ASC'), DESC: inOrder('DESC') };
  const newest = question<[number, number, string, number], ToldRow>(
    db,
    `${select} FROM messages m INDEXED BY messages_by_key
     WHERE m.key >= ? AND m.key < ? AND m.room NOT IN (SELECT value FROM json_each(?))
     ORDER BY m.key DESC LIMIT ?`,
  );
  /** The range without what is older than enough hits: of each of its parts so many are weighed at most. */
  const weighedOf = (expression: string, range: KeyRange): KeyRange => {
    for (const { from, to, order } of rangesOf(range)) {
      const last = lastWeighed[order].get(expression, from, to, weighed);
      if (last !== undefined) return { ...range, from: last };
    }
    return range;
  };
  return {
    matching: (expression, range, order, limit) => {
      if (order === 'time') return byTime.newestFirst([expression], range, limit);
      const part = weighedOf(expression, range);
      const rows = aroundOf(part);
      return byRelevance.all(expression, rows.from, rows.to, part.from, part.to, limit);
    },
    newest: ({ from, to }, except, limit) => newest.all(from, to, JSON.stringify(except), limit),
  };
}
