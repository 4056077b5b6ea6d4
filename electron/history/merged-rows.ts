import type { MessageKey } from '../model/ids.ts';
import type { MessagesTable, ToldRow } from './tables/messages.ts';
import type { Ledger } from './tables/rooms.ts';

/** The rows of one room, or of several as one: keys are never borne twice, so that their order is always the same. */
export interface RowsOf {
  /** The nearest rows below a key, newest first; from a key upwards, oldest first. */
  readonly below: (key: MessageKey, limit: number) => readonly ToldRow[];
  readonly from: (key: MessageKey, limit: number) => readonly ToldRow[];
  /** The highest key. */
  readonly newest: MessageKey;
}

/** Each room is read in its own order by the index; nothing is sorted but what is shown. */
export function rowsOf(messages: MessagesTable, ledgers: readonly Ledger[]): RowsOf {
  const merge = (
    read: (room: number) => readonly ToldRow[],
    limit: number,
    order: (one: ToldRow, other: ToldRow) => number,
  ) => {
    const [first = [], ...others] = ledgers.map(({ id }) => read(id));
    return others.length === 0 ? first : [first, ...others].flat().toSorted(order).slice(0, limit);
  };
  return {
    below: (key, limit) =>
      merge(
        (room) => messages.below(room, key, limit),
        limit,
        (one, other) => other.key - one.key,
      ),
    from: (key, limit) =>
      merge(
        (room) => messages.from(room, key, limit),
        limit,
        (one, other) => one.key - other.key,
      ),
    newest: Math.max(-1, ...ledgers.map(({ newest }) => newest)),
  };
}
