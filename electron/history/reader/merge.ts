import type { Database } from 'better-sqlite3';

/** So much is written at once: whoever stores at this moment waits no longer than for a few of these pages. */
const pages = 64;

/** A search looks into every segment. All become one again when the others hold this share of what the largest does. */
const worthwhile = 1 / 8;

/**
 * Merges a step's worth of the index's segments; answers whether there is more to do. Those that are as large as each
 * other are merged as they are met; a negative number has all of them merged, by the steps that follow (FTS5, 6.7 The
 * 'merge' Command).
 */
export function openMerge(db: Database): () => boolean {
  const merge = db.prepare<[number]>("INSERT INTO words (words, rank) VALUES ('merge', ?)");
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const sizes = db
    .prepare<[], number>('SELECT count(*) AS size FROM words_idx GROUP BY segid ORDER BY size DESC')
    .pluck();
  const step = (size: number): boolean => {
    const before = changes.get() ?? 0;
    merge.run(size);
    return (changes.get() ?? 0) - before >= 2;
  };
  const isScattered = (): boolean => {
    const [largest = 0, ...others] = sizes.all();
    return others.reduce((sum, size) => sum + size, 0) > largest * worthwhile;
  };
  return () => step(pages) || (isScattered() && step(-pages));
}
