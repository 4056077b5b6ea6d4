import type { MessageKey } from '#electron/model/ids.ts';
import { topKey } from '../keys.ts';
import { type Stretch, stretchAt } from '../stretch.ts';
import type { Ledger } from '../tables/rooms.ts';
import type { Tables } from '../tables/tables.ts';
import type { ArchiveAsk } from './archive-ask.ts';
import { type Telling, type ToldOrder, toldOrder } from './told-order.ts';

type Messages = Pick<Tables, 'messages'>;

/** What a page says against the order of what is stored. `keys` are asked for only where anything may give way. */
export function orderMet(
  tables: Messages,
  ledger: Ledger,
  told: Pick<Telling, 'ask' | 'page' | 'stretches' | 'open'>,
  keys: () => readonly MessageKey[],
): ToldOrder | undefined {
  const { ask, stretches } = told;
  if (!stretches.some(({ byTime }) => byTime)) return undefined;
  const anchor = anchorIndex(tables, ledger, stretches, ask);
  const isHeld = heldIn(tables, ledger, stretches);
  return toldOrder({ ...told, keys: keys(), isHeld, ...(anchor < 0 ? {} : { anchor }) });
}

/** The index of the stretch before or in which something was asked for; -1 where it is not known. */
function anchorIndex(
  { messages }: Messages,
  { id }: Ledger,
  stretches: readonly Stretch[],
  { before }: ArchiveAsk,
): number {
  if (before == null) return -1;
  const begun = stretches.findIndex(({ first }) => first === before);
  const row = begun < 0 ? messages.byArchiveId(id, before) : undefined;
  return row === undefined ? begun : stretchAt(stretches, row.key);
}

/** Tells of which stretches there are messages. */
function heldIn(
  { messages }: Messages,
  { id }: Ledger,
  stretches: readonly Stretch[],
): (index: number) => boolean {
  return (index) => {
    const first = messages.from(id, stretches[index]?.fromKey ?? topKey, 1)[0];
    return first !== undefined && first.key < (stretches[index + 1]?.fromKey ?? topKey);
  };
}
