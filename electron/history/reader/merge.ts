import type { Database } from 'better-sqlite3';

/**
 * So many pages are written at once: whoever stores at this moment waits for them. While much is stored it is known who
 * does and they wait elsewhere, and each step has to be asked for.
 */
const [fewPages, manyPages] = [64, 256];

/** A search looks into every segment. All become one again when the others hold this share of what the largest does. */
const worthwhile = 1 / 8;

/** Segments of one size that are merged: while the index grows many, since all that they hold is written anew. */
const [many, few] = [16, 2];

/** Each merges a step's worth of the index's segments, and answers whether there is more to do. */
export interface Merge {
  /** As far as an index that grows needs it. */
  readonly keepUp: () => boolean;
  /** As far as it is worth it. */
  readonly settle: () => boolean;
}

/**
 * Segments that are as large as each other are merged as they are met; a negative number has all of them merged, by the
 * steps that follow (FTS5, 6.7 The 'merge' Command, 6.14 The 'usermerge' Configuration Option).
 */
export function openMerge(db: Database): Merge {
  const merge = db.prepare<[number]>("INSERT INTO words (words, rank) VALUES ('merge', ?)");
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const sizes = db
    .prepare<[], number>('SELECT count(*) AS size FROM words_idx GROUP BY segid ORDER BY size DESC')
    .pluck();
  /** Answers how many rows were written. */
  const step = (size: number): number => {
    const before = changes.get() ?? 0;
    merge.run(size);
    return (changes.get() ?? 0) - before;
  };
  // One row is written where nothing is merged.
  const merges = (size: number): boolean => step(size) >= 2;
  const isScattered = (): boolean => {
    const [largest = 0, ...others] = sizes.all();
    return others.reduce((sum, size) => sum + size, 0) > largest * worthwhile;
  };
  let least: number | undefined;
  let isBacklog = false;
  const from = (count: number): void => {
    if (count !== least) db.exec(`INSERT INTO words (words, rank) VALUES ('usermerge', ${count})`);
    least = count;
  };
  return {
    keepUp: () => {
      from(many);
      // Whoever waits is told at once where it was not cut short.
      const isMore = step(manyPages) >= manyPages;
      // What was said one by one is little: it is merged further at once, so that a search meets few of its segments.
      if (!isMore && !isBacklog) {
        from(few);
        step(fewPages);
      }
      isBacklog = isMore;
      return isMore;
    },
    settle: () => {
      from(few);
      return merges(fewPages) || (isScattered() && merges(-fewPages));
    },
  };
}
