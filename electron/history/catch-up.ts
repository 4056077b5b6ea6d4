import type { MessageKey } from '../model/ids.ts';
import type { ArchiveQuery } from '../model/message.ts';
import type { Stretch } from './stretch.ts';

/**
 * What somebody wants to have whole; each begins with what the one before it wants. `current`: the newest page, then
 * every gap above the read marker, newest first. `gaps`: those below it too. `all`: back to the archive's beginning.
 */
export interface Wish {
  readonly want: 'current' | 'gaps' | 'all';
  readonly max: number;
}

/** What is known of a room at this moment. */
export interface Known {
  /** Oldest first. */
  readonly stretches: readonly Stretch[];
  /** Live messages continue the last stretch. */
  readonly open: boolean;
  /** The newest page was asked for since the room was joined. */
  readonly fresh: boolean;
  /** Absent until the first page of the room's archive is stored. */
  readonly readUpTo?: MessageKey;
}

/**
 * The next question for the archive, or undefined: the wish is fulfilled, or the archive cannot fulfil it. It is
 * asked backwards wherever that is possible: some servers answer `after` an id that they have purged with their first page, without a
 * word, and nothing on that page shows what is missing before it.
 */
export function nextQuery(known: Known, wish: Wish): ArchiveQuery | undefined {
  const { stretches, fresh, open, readUpTo = 0 } = known;
  if (!fresh && !(open && stretches.length > 1)) return { before: null, max: wish.max };
  const lowest = wish.want === 'all' ? 0 : 1;
  const least = wish.want === 'current' ? readUpTo : -1;
  for (let index = stretches.length - 1; index >= lowest; index -= 1) {
    const isDue = (stretches[index]?.fromKey ?? 0) > least;
    const query = isDue ? gapQuery(stretches, index, { max: wish.max }) : undefined;
    if (query !== undefined) return query;
  }
  return undefined;
}

/** A page that goes on from below is stored at once. */
const mostOnwards = 50;

/**
 * What fills the gap below the stretch of this index: from above, or from below where somebody reads on from there
 * (`onwards`), or where what stands directly above the gap's end cannot be taken.
 */
export function gapQuery(
  stretches: readonly Stretch[],
  index: number,
  { max, onwards = false }: { readonly max: number; readonly onwards?: boolean },
): ArchiveQuery | undefined {
  const above = stretches[index];
  if (above === undefined || above.bottom) return undefined;
  const after = stretches[index - 1]?.last;
  if (after !== undefined && (onwards || above.unreadable)) return { after, max: Math.min(max, mostOnwards) };
  return above.first === undefined || above.unreadable ? undefined : { before: above.first, max };
}
