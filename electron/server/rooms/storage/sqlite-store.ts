import type { Database } from 'better-sqlite3';
import { directoryQueries } from './sqlite-directory.ts';
import { messageQueries } from './sqlite-messages.ts';
import { pageQueries } from './sqlite-pages.ts';
import { removalQueries } from './sqlite-removal.ts';
import { roomQueries } from './sqlite-rooms.ts';
import { standingQueries } from './sqlite-standings.ts';
import type { RoomStore } from './store.ts';

/**
 * The room service's store in the server's SQLite file, whose tables `roomMigrations` has made. `chance` gives
 * numbers from 0 to 1 as `Math.random` does.
 */
export function createSqliteRoomStore(db: Database, chance: () => number = Math.random): RoomStore {
  return {
    ...roomQueries(db),
    ...directoryQueries(db),
    ...standingQueries(db),
    ...messageQueries(db, chance),
    ...pageQueries(db),
    ...removalQueries(db),
  };
}
