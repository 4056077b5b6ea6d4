import type { Database } from './database.ts';

/** Commits after which what the log holds is moved into the database file. */
const every = 250;

/**
 * Keeps the write-ahead log short. A checkpoint waits for the disk twice, so it comes after what was committed has
 * been told and written to the sockets, not within the commit: `afterWriting` is the end of this very step of the
 * event loop. Where the next transaction has begun by then, the next commit tries again; SQLite's own limit stands
 * behind it all.
 */
export function createCheckpoints(
  database: Database.Database,
  afterWriting: (action: () => void) => void,
): { committed(): void } {
  let commits = 0;
  database.pragma('wal_autocheckpoint = 10000');

  function checkpoint(): void {
    if (!database.open || database.inTransaction) return;
    commits = 0;
    try {
      database.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // No room on the disk, say. Nothing is lost: the log keeps it, and a commit that fails tells everybody.
    }
  }

  return {
    committed: () => {
      commits++;
      if (commits >= every) afterWriting(checkpoint);
    },
  };
}
