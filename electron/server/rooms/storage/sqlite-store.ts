import type { Database } from 'better-sqlite3';
import { addinQueries } from './sqlite-addins.ts';
import { categoryQueries } from './sqlite-categories.ts';
import { changeQueries } from './sqlite-changes.ts';
import { directoryQueries } from './sqlite-directory.ts';
import { groupQueries } from './sqlite-groups.ts';
import { invitationQueries } from './sqlite-invitations.ts';
import { messageQueries } from './sqlite-messages.ts';
import { optionQueries } from './sqlite-options.ts';
import { pageQueries } from './sqlite-pages.ts';
import { removalQueries } from './sqlite-removal.ts';
import { requestQueries } from './sqlite-requests.ts';
import { roomQueries } from './sqlite-rooms.ts';
import { searchQueries } from './sqlite-search.ts';
import { standingQueries } from './sqlite-standings.ts';
import { createWordIndex, usualVolume } from './sqlite-words.ts';
import type { RoomStore } from './store.ts';

/**
 * The room service's store in the server's SQLite file, whose tables `roomMigrations` has made. `chance` gives
 * numbers from 0 to 1 as `Math.random` does; `volumeSize` is how many messages a volume of the index holds.
 */
export function createSqliteRoomStore(
  db: Database,
  chance: () => number = Math.random,
  volumeSize = usualVolume,
): RoomStore {
  const words = createWordIndex(db, volumeSize);
  const messages = messageQueries(db, words, chance);
  return {
    ...addinQueries(db),
    ...optionQueries(db),
    ...categoryQueries(db),
    ...groupQueries(db),
    ...roomQueries(db),
    ...changeQueries(db),
    ...directoryQueries(db),
    ...searchQueries(db),
    ...standingQueries(db),
    ...invitationQueries(db),
    ...requestQueries(db),
    ...messages,
    ...words,
    ...pageQueries(db),
    ...removalQueries(db, messages),
  };
}
