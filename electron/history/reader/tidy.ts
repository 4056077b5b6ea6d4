import type { Database } from 'better-sqlite3';

/** Pages in the log from which on it is begun anew; without that a log that is always written to only grows. */
const long = 2000;
const attempts = 20;
/** Milliseconds that one attempt waits for a writer, and that everything else does. */
const [moment, patience] = [5, 2000];

interface Moved {
  /** Somebody else was writing or reading. */
  readonly busy: number;
  readonly log: number;
}

/**
 * Moves what was written out of the log, while others go on writing. A long log is begun anew: for that, writers wait
 * as long as the disk needs to keep the little that was written since (SQLite, PRAGMA wal_checkpoint).
 */
export function openTidy(db: Database): () => void {
  const move = db.prepare<[], Moved>('PRAGMA wal_checkpoint(PASSIVE)');
  const begin = db.prepare<[], Moved>('PRAGMA wal_checkpoint(RESTART)');
  const beginSoon = (): void => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      move.get();
      if (begin.get()?.busy === 0) return;
    }
  };
  return () => {
    if ((move.get()?.log ?? 0) < long) return;
    db.pragma(`busy_timeout = ${moment}`);
    try {
      beginSoon();
    } finally {
      db.pragma(`busy_timeout = ${patience}`);
    }
  };
}
