import { topKey } from '../keys.ts';
import { type Stretch, stretchAt } from '../stretch.ts';
import type { Ledger } from '../tables/rooms.ts';
import type { Tables } from '../tables/tables.ts';
import type { ArchiveAsk } from './archive-ask.ts';

/** The index of the stretch before or in which something was asked for; -1 where it is not known. */
export function anchorIndex(
  { messages }: Pick<Tables, 'messages'>,
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
export function heldIn(
  { messages }: Pick<Tables, 'messages'>,
  { id }: Ledger,
  stretches: readonly Stretch[],
): (index: number) => boolean {
  return (index) => {
    const first = messages.from(id, stretches[index]?.fromKey ?? topKey, 1)[0];
    return first !== undefined && first.key < (stretches[index + 1]?.fromKey ?? topKey);
  };
}
