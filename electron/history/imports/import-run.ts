import type { MessageKey } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import type { Item } from '../archive/arrival.ts';
import { weaveIn } from '../archive/weave-in.ts';
import { keyOf, placeInOrder, topKey } from '../keys.ts';
import { isTakenBack } from '../removal/taken-back.ts';
import { ends, type Stretch, stretchAt } from '../stretch.ts';
import { insertMessage, type Visit } from '../visit.ts';
import type { ImportRun } from './import-values.ts';

/** How many were not here yet. */
export function storeRun(visit: Visit, run: ImportRun, importId: number): number {
  const { tables, ledger } = visit;
  const items = itemsOf(visit, stillSaid(visit, run.messages));
  const stretches = tables.stretches.of(ledger.id);
  const pieces = piecesOf(insert(visit, items, importId), stretches, importId);
  for (const [index, piece] of pieces.entries()) join(visit, piece, run.fromStart && index === 0);
  return items.filter(({ row }) => row === undefined).length;
}

interface Placed extends Item {
  readonly key: MessageKey;
}

/**
 * Where two that are here already stand on both sides of a gap the file alone says that nothing is between them: if it
 * is taken away again, nothing would be left to tell that by. So the archive is asked.
 */
function piecesOf(
  items: readonly Placed[],
  stretches: readonly Stretch[],
  importId: number,
): readonly Placed[][] {
  const wasHere = ({ row }: Placed): boolean => row !== undefined && row.import !== importId;
  const pieces: Placed[][] = [];
  let previous: Placed | undefined;
  for (const item of items) {
    const isBeyondGap =
      previous !== undefined &&
      wasHere(previous) &&
      wasHere(item) &&
      stretchAt(stretches, previous.key) !== stretchAt(stretches, item.key);
    // Nor does a file tell the order of what is here.
    const isBelow = previous !== undefined && item.key < previous.key;
    if (previous === undefined || isBeyondGap || isBelow) pieces.push([item]);
    else pieces.at(-1)?.push(item);
    previous = item;
  }
  return pieces;
}

/** Joins a piece to what it touches, as a page of an archive is joined. */
function join(visit: Visit, items: readonly Placed[], fromStart: boolean): void {
  const { tables, ledger } = visit;
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return;
  const stretches = tables.stretches.of(ledger.id);
  const page = {
    messages: items.map(({ message }) => message),
    complete: fromStart,
    ...ends(first.message.archiveId, last.message.archiveId),
  };
  weaveIn(visit, stretches, elsewhere, {
    isNewest: false,
    page,
    held: items.flatMap(({ row }) => (row === undefined ? [] : [stretchAt(stretches, row.key)])),
    first: endOf(first),
    last: endOf(last),
    newestIn: (index) => tables.messages.keyBelow(ledger.id, stretches[index + 1]?.fromKey ?? topKey),
  });
}

/** It was asked of no archive. */
const elsewhere = { before: '', max: 0, epoch: -1 } as const;

function endOf({ message: { archiveId }, row, key }: Placed) {
  return { key, isNew: row === undefined, ...(archiveId === undefined ? {} : { archiveId }) };
}

/** A file may be older than what its room took back, and than what is kept. */
function stillSaid(visit: Visit, messages: readonly Message[]): readonly Message[] {
  const { kept_from: start } = visit.ledger;
  return messages.filter((message) => keyOf(message.sentAt) >= start && !isTakenBack(visit, message));
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
function insert(visit: Visit, items: readonly Item[], importId: number): readonly Placed[] {
  const { tables } = visit;
  const placed = items.map(({ message: { sentAt }, row }) => ({ sentAt, ...(row && { key: row.key }) }));
  const keys = placeInOrder(placed, 0, topKey, tables.messages.nextFree);
  return items.map((item, index) => {
    const { message, row } = item;
    const key = row?.key ?? tables.messages.nextFree(keys[index] ?? 0);
    if (row === undefined) insertMessage(visit, message, key, importId);
    return { ...item, key };
  });
}
