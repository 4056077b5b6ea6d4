import type { MessageKey } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import { placeInOrder } from '../keys.ts';
import { type Stretch, stretchAt } from '../stretch.ts';
import type { MessageRow } from '../tables/messages.ts';
import { insertMessage, type Visit } from '../visit.ts';
import type { Item } from './arrival.ts';

export interface Placement {
  /** One for each item. */
  readonly keys: readonly MessageKey[];
  /** What was not stored before. */
  readonly inserted: readonly MessageRow[];
  /** What was stored before and had to give way: from its old key to its new one. */
  readonly moved: ReadonlyMap<MessageKey, MessageKey>;
}

/** Stores the items in their order and below `ceiling`; where they do not fit, what lies above moves up. */
export function placePage(
  visit: Visit,
  stretches: readonly Stretch[],
  items: readonly Item[],
  ceiling: MessageKey,
): Placement {
  const { tables, ledger } = visit;
  const firstKnown = items.find(({ row }) => row !== undefined)?.row?.key ?? ceiling;
  const below = Math.min(firstKnown, ceiling);
  // A stretch that holds no message has its place all the same, and nothing else begins there.
  const begun = stretches[stretchAt(stretches, below - 1)]?.fromKey ?? 0;
  const floor = Math.max(tables.messages.keyBelow(ledger.id, below), begun);
  const placed = items.map(({ message, row }) => ({
    sentAt: message.sentAt,
    ...(row === undefined ? {} : { key: row.key }),
  }));
  const keys = placeInOrder(placed, floor, ceiling, tables.messages.nextFree);
  const moved = new Map<MessageKey, MessageKey>();
  const inserted = items.flatMap(({ message, row }, index) => {
    const key = keys[index] ?? 0;
    if (row === undefined) return [insertMessage(visit, message, key)];
    settle(visit, message, row, key, moved);
    return [];
  });
  pushUp(visit, ceiling, keys, moved);
  return { keys, inserted, moved };
}

function settle(
  { tables }: Visit,
  message: Message,
  row: MessageRow,
  key: MessageKey,
  moved: Map<MessageKey, MessageKey>,
): void {
  tables.messages.learnArchiveId(row, message.archiveId);
  if (key === row.key) return;
  tables.messages.move(row, key);
  moved.set(row.key, key);
}

/** Rows from `ceiling` on come after the page; those that it has overtaken follow it, in their own order. */
export function pushUp(
  { tables, ledger }: Visit,
  ceiling: MessageKey,
  keys: readonly MessageKey[],
  moved: Map<MessageKey, MessageKey>,
): void {
  const settled = new Set(keys);
  let previous = keys.at(-1) ?? 0;
  let cursor = ceiling;
  while (cursor <= previous) {
    const row = tables.messages.from(ledger.id, cursor, 1)[0];
    if (row === undefined || row.key > previous) return;
    cursor = row.key + 1;
    if (settled.has(row.key)) continue;
    previous = tables.messages.nextFree(previous + 1);
    tables.messages.move(row, previous);
    moved.set(row.key, previous);
    settled.add(previous);
  }
}
