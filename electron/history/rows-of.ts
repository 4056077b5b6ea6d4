import type { MessageKey } from '../model/ids.ts';
import type { MessagesTable, ToldRow } from './tables/messages.ts';
import type { Ledger } from './tables/rooms.ts';

/** The rows of one room, or of two as one. */
export interface RowsOf {
  /** The nearest rows below a key, newest first; from a key upwards, oldest first. */
  readonly below: (key: MessageKey, limit: number) => readonly ToldRow[];
  readonly from: (key: MessageKey, limit: number) => readonly ToldRow[];
  /** The highest key; below every key where there is no room. */
  readonly newest: MessageKey;
}

export function rowsOf(messages: MessagesTable, [one, other]: readonly Ledger[]): RowsOf {
  if (one === undefined) return { below: () => [], from: () => [], newest: -1 };
  if (other === undefined) {
    return {
      below: (key, limit) => messages.below(one.id, key, limit),
      from: (key, limit) => messages.from(one.id, key, limit),
      newest: one.newest,
    };
  }
  const both = [one.id, other.id] as const;
  return {
    below: (key, limit) => messages.belowInTwo(both, key, limit),
    from: (key, limit) => messages.fromInTwo(both, key, limit),
    newest: Math.max(one.newest, other.newest),
  };
}
