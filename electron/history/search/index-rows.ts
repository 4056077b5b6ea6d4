import type { Database } from 'better-sqlite3';
import type { MessageKey } from '#electron/model/ids.ts';
import { bound } from '#electron/sqlite/question.ts';

/** Keys from `from` up to before `to`. */
export interface KeyRange {
  readonly from: MessageKey;
  readonly to: MessageKey;
}

/** Rows of the index from `from` up to before `to`, and which way they run from the newest to the oldest. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
  readonly order: 'ASC' | 'DESC';
}

/** Under which row the index has a message; the key of a row is `abs` of it. The schema's view computes the same. */
export interface IndexRows {
  readonly rowOf: (key: MessageKey) => number;
  /** Those of some keys, the newer ones first; none of them is empty. */
  readonly rangesOf: (range: KeyRange) => readonly RowRange[];
  /** One range around all of them; of the rows in it some may lie outside the keys. */
  readonly aroundOf: (range: KeyRange) => Omit<RowRange, 'order'>;
}

/**
 * Rows are keys negated; those that were stored before that was so, below a key which never changes, are not. Nor are
 * they turned around later: to take one out so that nothing of it is left (FTS5, the 'secure-delete' option) takes
 * milliseconds, an hour for a million of them, and in an index of one segment they are found fast enough.
 */
export function openIndexRows(db: Database): IndexRows {
  const negatedFrom = db.prepare<[], number>('SELECT from_key FROM negated').pluck().get() ?? 0;
  const negated = ({ from, to }: KeyRange): RowRange => ({
    from: 1 - to,
    to: 1 - Math.max(from, negatedFrom),
    order: 'ASC',
  });
  const asTheyAre = ({ from, to }: KeyRange): RowRange => ({
    from,
    to: Math.min(to, negatedFrom),
    order: 'DESC',
  });
  const rangesOf = (range: KeyRange) =>
    [negated(range), asTheyAre(range)].filter(({ from, to }) => from < to);
  return {
    rowOf: (key) => (key < negatedFrom ? key : -key),
    rangesOf,
    aroundOf: (range) => {
      const ranges = rangesOf(range);
      return { from: ranges[0]?.from ?? 0, to: ranges.at(-1)?.to ?? 0 };
    },
  };
}

/** Two values bound the rows of the index. */
export const isInRange = `words.rowid >= ${bound} AND words.rowid < ${bound}`;
