import type { Database } from './database.ts';

/** Commits after which what the log holds is moved into the database file. */
const every = 250;

export interface Checkpoints {
  committed(): void;
  /** Something was removed for good: with the next commit it leaves the log, too. */
  erase(): void;
}

/**
 * Keeps the write-ahead log short. A checkpoint waits for the disk twice, so it comes after what was committed has
 * been told and written to the sockets, not within the commit: `afterWriting` is the end of this very step of the
 * event loop. Where the next transaction has begun by then, the next commit tries again; SQLite's own limit stands
 * behind it all.
 */
export function createCheckpoints(
  database: Database.Database,
  afterWriting: (action: () => void) => void,
): Checkpoints {
  let commits = 0;
  let erasing = false;
  database.pragma('wal_autocheckpoint = 10000');

  function checkpoint(): void {
    if (!database.open || database.inTransaction) return;
    commits = 0;
    try {
      database.pragma(`wal_checkpoint(${erasing ? 'TRUNCATE' : 'PASSIVE'})`);
      erasing = false;
    } catch {
      // No room on the disk, say. Nothing is lost: the log keeps it, and a commit that fails tells everybody.
    }
  }

  return {
    committed: () => {
      commits++;
      if (erasing || commits >= every) afterWriting(checkpoint);
    },
    erase: () => {
      erasing = true;
    },
  };
}
