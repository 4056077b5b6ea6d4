import type { MessageKey } from '../model/ids.ts';
import type { ArchiveQuery } from '../model/message.ts';
import { type Stretch, stretchAt } from './stretch.ts';

/**
 * What somebody wants to have whole. `current`: the newest page, then every gap above the read marker, newest first.
 * `before`: the part of the gap below this key that is next to it.
 */
export type Wish =
  | { readonly want: 'current'; readonly max: number }
  | { readonly want: 'before'; readonly key: MessageKey; readonly max: number };

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
  const { stretches } = known;
  if (stretches.length === 0) return known.fresh ? undefined : { before: null, max: wish.max };
  if (wish.want === 'current') return nextTowardsCurrent(known, wish.max);
  return queryBelow(stretches[stretchAt(stretches, wish.key)], wish.max);
}

function nextTowardsCurrent(known: Known, max: number): ArchiveQuery | undefined {
  const { stretches, readUpTo } = known;
  if (!known.fresh && !(known.open && stretches.length > 1)) return { before: null, max };
  for (let index = stretches.length - 1; index > 0; index -= 1) {
    const stretch = stretches[index];
    if (stretch === undefined || stretch.fromKey <= (readUpTo ?? 0)) return undefined;
    const query = queryBelow(stretch, max);
    if (query !== undefined) return query;
  }
  return undefined;
}

/** What fills the gap below a stretch, from above. */
export function queryBelow(stretch: Stretch | undefined, max: number): ArchiveQuery | undefined {
  if (stretch?.first === undefined || stretch.bottom) return undefined;
  return { before: stretch.first, max };
}
