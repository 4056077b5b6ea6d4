import type { Database } from './database.ts';

/** Commits after which what the log holds is moved into the database file. */
const every = 250;

/**
 * Keeps the write-ahead log short: a checkpoint waits for the disk twice, so it comes after what was committed has
 * been told, not within the commit; and at once, because inside the next turn's transaction there can be none.
 * SQLite's own limit stands behind it.
 */
export function createCheckpoints(database: Database.Database): { committed(): void } {
  let commits = 0;
  database.pragma('wal_autocheckpoint = 10000');
  return {
    committed: () => {
      commits++;
      if (commits % every === 0) database.pragma('wal_checkpoint(PASSIVE)');
    },
  };
}
