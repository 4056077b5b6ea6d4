import type { MessageKey } from '#electron/model/ids.ts';
import { placeInOrder, topKey } from '../keys.ts';
import { type Stretch, stretchAt } from '../stretch.ts';
import type { MessageRow } from '../tables/messages.ts';
import type { Visit } from '../visit.ts';
import type { Arrival } from './arrival.ts';
import { followMoves, settleMoves } from './follow-moves.ts';
import { pushUp } from './place-page.ts';
import { orderMet } from './stretches-met.ts';

/**
 * Puts stretches that stand where their times say to where a page proves them to be. Answers whether it had to: then
 * what was known of the page's messages has other keys.
 */
export function realign({ visit, ask, page, items, stretches }: Arrival): boolean {
  // Another page in place of the one that was asked for proves nothing of what it was asked for before.
  if (typeof ask.before === 'string' && !ask.certain) return false;
  const { tables, ledger, continuity } = visit;
  const open = stretches.findIndex(({ id }) => id === continuity.open);
  const told = { ask, page, stretches, ...(open < 0 ? {} : { open }) };
  const order = orderMet(tables, ledger, told, () => items.flatMap(({ row }) => row?.key ?? []));
  if (order === undefined) return false;
  const idsOf = (indices: readonly number[]) => indices.flatMap((index) => stretches[index]?.id ?? []);
  const [run, fixed, out] = [idsOf(order.run), idsOf(order.fixed), idsOf(order.out)];
  const [lowest] = order.fixed;
  // Before the archive's beginning there is nothing.
  const goesUp = lowest !== undefined && stretches[lowest]?.bottom === true && ask.before !== null;
  const begin = fixed[0] === undefined ? 0 : run.indexOf(fixed[0]);
  const lower = [...(goesUp ? [] : out), ...run.slice(0, begin)];
  for (const [at, id] of [...lower.entries()].toReversed())
    moveBelow(visit, id, startOfId(visit, lower[at + 1] ?? fixed[0]));
  for (const [at, id] of [...run, ...(goesUp ? out : [])].entries()) {
    if (at < begin || fixed.includes(id)) continue;
    moveBelow(visit, id, startAfter(visit, run[Math.min(at, run.length) - 1], id));
  }
  return true;
}

function startOfId({ tables, ledger }: Visit, id: number | undefined): MessageKey {
  return tables.stretches.of(ledger.id).find((stretch) => stretch.id === id)?.fromKey ?? topKey;
}

/** Where what follows a stretch begins, other than what is about to be moved there. */
function startAfter({ tables, ledger }: Visit, id: number | undefined, moving: number): MessageKey {
  if (id === undefined) return topKey;
  const stretches = tables.stretches.of(ledger.id);
  const index = stretches.findIndex((stretch) => stretch.id === id);
  return stretches.slice(index + 1).find((stretch) => stretch.id !== moving)?.fromKey ?? topKey;
}

/** Gives a stretch the place directly below a key. */
function moveBelow(visit: Visit, id: number, ceiling: MessageKey): void {
  const { tables, ledger } = visit;
  const stretches = tables.stretches.of(ledger.id);
  const index = stretches.findIndex((stretch) => stretch.id === id);
  const stretch = stretches[index];
  const end = stretches[index + 1]?.fromKey ?? topKey;
  if (stretch === undefined || end === ceiling) return;
  const others = stretches.filter((other) => other !== stretch);
  const top = stretchAt(others, ceiling - 1);
  const floor = Math.max(tables.messages.keyBelow(ledger.id, ceiling), others[top]?.fromKey ?? 0);
  const rows = rowsIn(visit, stretch, end);
  const anew = rows.map(({ sent_at: sentAt }) => ({ sentAt }));
  const keys = placeInOrder(anew, floor, ceiling, tables.messages.nextFree);
  const moved = new Map<MessageKey, MessageKey>();
  for (const [at, row] of rows.entries()) {
    const key = keys[at] ?? row.key;
    tables.messages.move(row, key);
    moved.set(row.key, key);
  }
  pushUp(visit, ceiling, keys, moved);
  followMoves(visit, others, { keys, moved }, top);
  tables.stretches.replace({ ...stretch, fromKey: keys[0] ?? stretch.fromKey });
  settleMoves(visit, moved);
}

const atOnce = 1000;

function rowsIn({ tables, ledger }: Visit, { fromKey }: Stretch, end: MessageKey): readonly MessageRow[] {
  const rows: MessageRow[] = [];
  for (let key = fromKey; ; ) {
    const some = tables.messages.from(ledger.id, key, atOnce);
    rows.push(...some.filter((row) => row.key < end));
    const last = some.at(-1)?.key ?? end;
    if (some.length < atOnce || last >= end) return rows;
    key = last + 1;
  }
}
