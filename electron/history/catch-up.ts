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
 * always asked backwards: some servers answer `after` an id that they have purged with their first page, without a
 * word, and nothing on that page shows what is missing before it.
 */
export function nextQuery(known: Known, wish: Wish): ArchiveQuery | undefined {
  const { stretches, fresh, open, readUpTo = 0 } = known;
  if (!fresh && !(open && stretches.length > 1)) return { before: null, max: wish.max };
  const wanted = wish.want === 'all' ? stretches : stretches.slice(1);
  const least = wish.want === 'current' ? readUpTo : -1;
  const due = wanted.filter(({ fromKey }) => fromKey > least).toReversed();
  return due.flatMap((stretch) => queryBelow(stretch, wish.max) ?? [])[0];
}

/** What fills the gap below a stretch, from above. */
export function queryBelow(stretch: Stretch | undefined, max: number): ArchiveQuery | undefined {
  if (stretch?.first === undefined || stretch.bottom || stretch.unreadable) return undefined;
  return { before: stretch.first, max };
}
