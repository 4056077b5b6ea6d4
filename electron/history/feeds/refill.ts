import type { Database } from 'better-sqlite3';
import type { Feed } from '#electron/model/feed.ts';
import { question } from '#electron/sqlite/question.ts';
import { topKey } from '../keys.ts';
import { isInRange, openIndexRows } from '../search/index-rows.ts';
import type { FeedRoom } from './expression.ts';
import { openFeedExpression } from './expression.ts';

/** Looks anew which unread messages belong to a feed that looks for something else now; what was read in it stays so. */
export function openRefill(db: Database): (feed: Feed, row: number) => void {
  const expressionOf = openFeedExpression(db);
  const rooms = db.prepare<[], FeedRoom>('SELECT id, address FROM rooms');
  const lowest = db
    .prepare<[], number | null>('SELECT min(coalesce(read_up_to, 0)) FROM rooms WHERE unread > 0')
    .pluck();
  const readOnes = question<[number], { room: number; key: number }>(
    db,
    'SELECT room, key FROM feed_hits WHERE feed = ? AND is_read = 1',
  );
  const clear = db.prepare<[number]>('DELETE FROM feed_hits WHERE feed = ?');
  const { aroundOf } = openIndexRows(db);
  const fill = db.prepare<[number, string, number, number]>(
    `INSERT INTO feed_hits (room, key, feed) SELECT m.room, m.key, ? FROM words
     JOIN messages m ON m.key = abs(words.rowid) JOIN rooms r ON r.id = m.room
     WHERE words MATCH ? AND ${isInRange} AND m.own = 0 AND m.import IS NULL
     AND m.key > coalesce(r.read_up_to, 0)`,
  );
  const markRead = db.prepare<[number, number, number]>(
    'UPDATE feed_hits SET is_read = 1 WHERE room = ? AND key = ? AND feed = ?',
  );
  return (feed, row) => {
    const read = readOnes.all(row);
    clear.run(row);
    const [expression, readUpTo] = [expressionOf(feed, rooms.all(), []), lowest.get()];
    if (expression === undefined || readUpTo == null) return;
    const { from, to } = aroundOf({ from: readUpTo, to: topKey });
    fill.run(row, expression, from, to);
    for (const { room, key } of read) markRead.run(room, key, row);
  };
}
