import type { Database } from 'better-sqlite3';
import { question } from '#electron/sqlite/question.ts';
import { isInRange, type KeyRange, openIndexRows, type RowRange } from './index-rows.ts';

/** Rows whose key is in a range, at most `limit`; `values` are those of the question. */
type Walk<Values extends unknown[], Row> = (values: Values, range: KeyRange, limit: number) => readonly Row[];

export interface IndexWalk<Values extends unknown[], Row> {
  readonly newestFirst: Walk<Values, Row>;
  readonly oldestFirst: Walk<Values, Row>;
}

/**
 * Asks the index in the order of time: `select` ends with what has to match. FTS5 streams in the order of its rows and
 * stops at the limit, whatever the number of hits.
 */
export function openIndexWalk<Values extends unknown[], Row>(
  db: Database,
  select: string,
): IndexWalk<Values, Row> {
  const { rangesOf } = openIndexRows(db);
  const ask = (order: RowRange['order']) =>
    question<[...Values, number, number, number], Row>(
      db,
      `${select} AND ${isInRange} ORDER BY words.rowid ${order} LIMIT ?`,
    );
  const questions = { ASC: ask('ASC'), DESC: ask('DESC') };
  const walk = (values: Values, ranges: readonly RowRange[], limit: number): readonly Row[] => {
    const found: Row[] = [];
    for (const { from, to, order } of ranges) {
      if (found.length < limit)
        found.push(...questions[order].all(...values, from, to, limit - found.length));
    }
    return found;
  };
  return {
    newestFirst: (values, range, limit) => walk(values, rangesOf(range), limit),
    oldestFirst: (values, range, limit) => walk(values, rangesOf(range).map(turned).reverse(), limit),
  };
}

function turned({ order, ...range }: RowRange): RowRange {
  return { ...range, order: order === 'ASC' ? 'DESC' : 'ASC' };
}
