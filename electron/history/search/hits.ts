import type { Database } from 'better-sqlite3';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { MessageSearch, SearchHit } from '#electron/model/search.ts';
import type { MessageRow } from '../tables/messages.ts';
import { messageOf } from '../visit.ts';

/** Keys from `from` up to before `to`. */
export interface KeyRange {
  readonly from: MessageKey;
  readonly to: MessageKey;
}

export interface FindHits {
  readonly matching: (
    expression: string,
    range: KeyRange,
    order: MessageSearch['order'],
    limit: number,
  ) => readonly SearchHit[];
  /** Whatever was said, outside these rooms. */
  readonly newest: (range: KeyRange, except: readonly RoomAddress[], limit: number) => readonly SearchHit[];
}

interface HitRow extends MessageRow {
  readonly person: string;
  readonly author_name: string;
  readonly address: RoomAddress;
  readonly room_name: string | null;
}

const found = `SELECT m.*, a.person, a.name AS author_name, r.address,
  iif(json_valid(r.facts), r.facts ->> '$.name', NULL) AS room_name`;
const where = `JOIN rooms r ON r.id = m.room LEFT JOIN authors a ON a.id = m.author`;

/**
 * By time is by rowid: FTS5 then streams, newest first, and stops at the limit, whatever the number of hits. By
 * relevance costs in proportion to them. A title weighs three times as much as the text, a filter nothing.
 */
export function openHits(db: Database): FindHits {
  const matching = 'words MATCH ? AND words.rowid >= ? AND words.rowid < ?';
  const byTime = db.prepare<[string, number, number, number], HitRow>(
    `${found} FROM words JOIN messages m ON m.key = words.rowid ${where}
     WHERE ${matching} ORDER BY words.rowid DESC LIMIT ?`,
  );
  const byRelevance = db.prepare<[string, number, number, number], HitRow>(
    `${found} FROM (SELECT rowid AS key, bm25(words, 0.0, 3.0, 1.0) AS score FROM words
       WHERE ${matching} ORDER BY score, rowid DESC LIMIT ?) best
     JOIN messages m ON m.key = best.key ${where} ORDER BY best.score, m.key DESC`,
  );
  const newest = db.prepare<[number, number, string, number], HitRow>(
    `${found} FROM messages m INDEXED BY messages_by_key ${where}
     WHERE m.key >= ? AND m.key < ? AND r.address NOT IN (SELECT value FROM json_each(?)) ORDER BY m.key DESC LIMIT ?`,
  );
  return {
    matching: (expression, { from, to }, order, limit) =>
      (order === 'time' ? byTime : byRelevance).all(expression, from, to, limit).map(hitOf),
    newest: ({ from, to }, except, limit) => newest.all(from, to, JSON.stringify(except), limit).map(hitOf),
  };
}

function hitOf(row: HitRow): SearchHit {
  const author = { id: row.person ?? '', name: row.author_name ?? '' };
  return {
    message: messageOf({ at: () => author }, row.address, row, false),
    roomName: row.room_name ?? row.address.split('@')[0] ?? '',
  };
}
