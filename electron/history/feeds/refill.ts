import type { Database } from 'better-sqlite3';
import type { Feed } from '#electron/model/feed.ts';
import type { MessageKey } from '#electron/model/ids.ts';
import { question } from '#electron/sqlite/question.ts';
import { topKey } from '../keys.ts';
import { isInRange, openIndexRows } from '../search/index-rows.ts';
import type { FeedRoom } from './expression.ts';
import { openFeedExpression } from './expression.ts';
import type { Looking } from './kept-feed.ts';

/**
 * Looks which of the next `limit` messages downwards are unread and belong to a feed that looks for something else now.
 * Answers what is left to be looked at. What was read in the feed stays so.
 */
export type Refill = (feed: Feed, row: number, looking: Looking, limit: number) => Looking | undefined;

export function openRefill(db: Database): Refill {
  const expressionOf = openFeedExpression(db);
  const rooms = db.prepare<[], FeedRoom>('SELECT id, address FROM rooms');
  const lowest = db
    .prepare<[], number | null>('SELECT min(coalesce(read_up_to, 0)) FROM rooms WHERE unread > 0')
    .pluck();
  const downwards = question<[number, number], MessageKey>(
    db,
    'SELECT key FROM messages INDEXED BY messages_by_key WHERE key < ? ORDER BY key DESC LIMIT 1 OFFSET ?',
  ).pluck();
  const clear = db.prepare<[number, number, number]>(
    `DELETE FROM feed_hits WHERE feed = ? AND is_read = 0 AND key >= ? AND key < ?
     AND room IN (SELECT id FROM rooms)`,
  );
  const { rangesOf } = openIndexRows(db);
  const fill = db.prepare<[number, string, number, number]>(
    `INSERT OR IGNORE INTO feed_hits (room, key, feed) SELECT m.room, m.key, ? FROM words
     JOIN messages m ON m.key = abs(words.rowid) JOIN rooms r ON r.id = m.room
     WHERE words MATCH ? AND ${isInRange} AND m.own = 0 AND m.import IS NULL
     AND m.key > coalesce(r.read_up_to, 0)`,
  );
  const markRead = db.prepare<[number, number, number, number, string]>(
    `UPDATE feed_hits SET is_read = 1 WHERE feed = ? AND is_read = 0 AND key >= ? AND key < ? AND key <= ?
     AND room IN (SELECT value FROM json_each(?))`,
  );
  return (feed, row, looking, limit) => {
    const { below, read } = looking;
    const from = downwards.get(below, limit - 1) ?? 0;
    clear.run(row, from, below);
    const expression = expressionOf(feed, rooms.all(), []);
    if (expression !== undefined) {
      for (const rows of rangesOf({ from, to: below })) fill.run(row, expression, rows.from, rows.to);
    }
    for (const each of read) markRead.run(row, from, below, each.upTo, JSON.stringify(each.rooms));
    // Nothing is unread further down.
    return from <= (lowest.get() ?? topKey) ? undefined : { ...looking, below: from };
  };
}
