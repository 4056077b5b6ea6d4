import type { Database } from 'better-sqlite3';
import type { MessageKey } from '#electron/model/ids.ts';
import type { MessageSearch } from '#electron/model/search.ts';
import { question } from '#electron/sqlite/question.ts';
import { type ToldRow, toldColumns } from '../tables/messages.ts';

/** Keys from `from` up to before `to`. */
export interface KeyRange {
  readonly from: MessageKey;
  readonly to: MessageKey;
}

/** What is told of a row, with whoever wrote it; null where that is not known. */
export interface HitRow extends ToldRow {
  readonly person: string | null;
  readonly name: string | null;
}

export interface FindHits {
  readonly matching: (
    expression: string,
    range: KeyRange,
    order: MessageSearch['order'],
    limit: number,
  ) => readonly HitRow[];
  /** Whatever was said, outside these rooms. */
  readonly newest: (range: KeyRange, except: readonly number[], limit: number) => readonly HitRow[];
}

const select = `SELECT ${toldColumns.replace(/\w+/g, 'm.$&')}, a.person, a.name`;
const authors = 'LEFT JOIN authors a ON a.id = m.author';

/** By relevance so many are weighed against each other, the newest; of a common word's half million nobody wants all. */
const weighed = 20_000;

/**
 * By time is by rowid: FTS5 then streams, newest first, and stops at the limit, whatever the number of hits. By
 * relevance costs in proportion to them. A title weighs three times as much as the text, a filter nothing.
 */
export function openHits(db: Database): FindHits {
  const matching = 'words MATCH ? AND words.rowid >= ? AND words.rowid < ?';
  const byTime = question<[string, number, number, number], HitRow>(
    db,
    `${select} FROM words JOIN messages m ON m.key = words.rowid ${authors}
     WHERE ${matching} ORDER BY words.rowid DESC LIMIT ?`,
  );
  const byRelevance = question<[string, number, number, number], HitRow>(
    db,
    `${select} FROM (SELECT rowid AS key, bm25(words, 0.0, 3.0, 1.0) AS score FROM words
       WHERE ${matching} ORDER BY score, rowid DESC LIMIT ?) best
     JOIN messages m ON m.key = best.key ${authors} ORDER BY best.score, m.key DESC`,
  );
  const lastWeighed = question<[string, number, number, number], MessageKey>(
    db,
    `SELECT rowid FROM words WHERE ${matching} ORDER BY rowid DESC LIMIT 1 OFFSET ?`,
  ).pluck();
  const newest = question<[number, number, string, number], HitRow>(
    db,
    `${select} FROM messages m INDEXED BY messages_by_key ${authors}
     WHERE m.key >= ? AND m.key < ? AND m.room NOT IN (SELECT value FROM json_each(?))
     ORDER BY m.key DESC LIMIT ?`,
  );
  return {
    matching: (expression, { from, to }, order, limit) => {
      if (order === 'time') return byTime.all(expression, from, to, limit);
      const least = lastWeighed.get(expression, from, to, weighed) ?? from;
      return byRelevance.all(expression, least, to, limit);
    },
    newest: ({ from, to }, except, limit) => newest.all(from, to, JSON.stringify(except), limit),
  };
}
