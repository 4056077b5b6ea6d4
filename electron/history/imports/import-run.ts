import type { Message } from '#electron/model/message.ts';
import type { Item } from '../archive/arrival.ts';
import { weaveIn } from '../archive/weave-in.ts';
import { placeInOrder, topKey } from '../keys.ts';
import { ends, stretchAt } from '../stretch.ts';
import { insertMessage, type Visit } from '../visit.ts';
import type { ImportRun } from './import-values.ts';

/** How many were not here yet. */
export function storeRun(visit: Visit, run: ImportRun, importId: number): number {
  const { tables, ledger } = visit;
  const stretches = tables.stretches.of(ledger.id);
  const items = itemsOf(visit, run.messages);
  const keys = insert(visit, items, importId);
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const page = {
    messages: run.messages,
    complete: run.fromStart,
    ...ends(first.message.archiveId, last.message.archiveId),
  };
  weaveIn(visit, stretches, elsewhere, {
    isNewest: false,
    page,
    held: items.flatMap(({ row }) => (row === undefined ? [] : [stretchAt(stretches, row.key)])),
    first: endOf(first, keys[0] ?? 0),
    last: endOf(last, keys.at(-1) ?? 0),
    newestIn: (index) => tables.messages.keyBelow(ledger.id, stretches[index + 1]?.fromKey ?? topKey),
  });
  return items.filter(({ row }) => row === undefined).length;
}

/** It was asked of no archive. */
const elsewhere = { before: '', max: 0, epoch: -1 } as const;

function endOf({ message: { archiveId }, row }: Item, key: number) {
  return { key, isNew: row === undefined, ...(archiveId === undefined ? {} : { archiveId }) };
}

/** Left out: what comes twice in a row of so many, as where files were put together. */
function itemsOf({ tables, ledger }: Visit, messages: readonly Message[]): readonly Item[] {
  const seen = new Set<string>();
  return messages.flatMap((message) => {
    const name = message.archiveId ?? JSON.stringify([message.sentAt, message.author.name, message.text]);
    if (seen.has(name)) return [];
    seen.add(name);
    const row = tables.messages.same(ledger.id, message) ?? tables.messages.sameWords(ledger.id, message);
    return [row === undefined ? { message } : { message, row }];
  });
}

/** What is here keeps its place, whatever the file says; what is new stands between. */
function insert(visit: Visit, items: readonly Item[], importId: number): readonly number[] {
  const { tables } = visit;
  const placed = items.map(({ message: { sentAt }, row }) => ({ sentAt, ...(row && { key: row.key }) }));
  const keys = placeInOrder(placed, 0, topKey, tables.messages.nextFree);
  return items.map(({ message, row }, index) => {
    const key = row?.key ?? tables.messages.nextFree(keys[index] ?? 0);
    if (row === undefined) insertMessage(visit, message, key, importId);
    return key;
  });
}
