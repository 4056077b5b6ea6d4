import type { Database } from 'better-sqlite3';

/** So much is written at once: whoever stores at this moment waits no longer than for a few of these pages. */
const pages = 64;

/** Merges a step's worth of the index's segments; answers whether there is more to do (FTS5, 6.7 The 'merge' Command). */
export function openMerge(db: Database): () => boolean {
  const merge = db.prepare<[number]>("INSERT INTO words (words, rank) VALUES ('merge', ?)");
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  return () => {
    const before = changes.get() ?? 0;
    merge.run(pages);
    return (changes.get() ?? 0) - before >= 2;
  };
}
