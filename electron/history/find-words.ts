import type { Database } from 'better-sqlite3';
import type { HistorySearch } from './api.ts';
import { inRoom, matchExpression } from './search-terms.ts';
import type { MessageRow } from './tables/messages.ts';
import type { RoomsTable } from './tables/rooms.ts';

/** In a room with a smaller share of all messages, the room's token finds faster than going through all hits. */
const smallShare = 1 / 16;

type FindWords = (search: HistorySearch) => readonly MessageRow[];

/**
 * Newest first, by rowid: FTS5 then streams and stops at the limit, whatever the number of hits; sorting by any
 * column would cost in proportion to them.
 */
export function findWords(db: Database, rooms: RoomsTable): FindWords {
  const select = `SELECT m.* FROM words JOIN messages m ON m.key = words.rowid WHERE words MATCH ?`;
  const anywhere = db.prepare<[string, string, number], MessageRow>(
    `${select} AND m.room NOT IN (SELECT id FROM rooms WHERE address IN (SELECT value FROM json_each(?)))
     ORDER BY words.rowid DESC LIMIT ?`,
  );
  const within = db.prepare<[string, number, number], MessageRow>(
    `${select} AND m.room = ? ORDER BY words.rowid DESC LIMIT ?`,
  );
  return ({ text, room, except = [], limit }) => {
    const expression = matchExpression(text);
    if (expression === undefined) return [];
    if (room === undefined) return anywhere.all(expression, JSON.stringify(except), limit);
    const ledger = except.includes(room) ? undefined : rooms.find(room);
    if (ledger === undefined) return [];
    const isSmall = ledger.stored < rooms.totalStored() * smallShare;
    return within.all(isSmall ? inRoom(expression, ledger.id) : expression, ledger.id, limit);
  };
}
