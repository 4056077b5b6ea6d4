import type { ArchiveId, MessageKey } from '../model/ids.ts';
import type { ArchiveQuery } from '../model/message.ts';

/**
 * A piece of a room's archive that is stored without a hole. Every stored message lies in exactly one: the
 * last that begins at or before its key. Before each one there is a gap.
 */
export interface Stretch {
  readonly id: number;
  /** The key of its first message. */
  readonly fromKey: MessageKey;
  /** Archive ids of its ends, also of entries that are no messages; absent where no question can start there. */
  readonly first?: ArchiveId;
  readonly last?: ArchiveId;
  /** The archive holds nothing before it. */
  readonly bottom: boolean;
}

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

/** The index of the stretch in which a key lies; -1 where it lies before all of them. */
export function stretchAt(stretches: readonly Stretch[], key: MessageKey): number {
  return stretches.findLastIndex((stretch) => stretch.fromKey <= key);
}

/** What fills the gap below a stretch, from above. */
export function queryBelow(stretch: Stretch | undefined, max: number): ArchiveQuery | undefined {
  if (stretch?.first === undefined || stretch.bottom) return undefined;
  return { before: stretch.first, max };
}

/** The ends of a stretch, those that are not known left out. */
export function ends(first?: string | null, last?: string | null): Pick<Stretch, 'first' | 'last'> {
  return { ...(first == null ? {} : { first }), ...(last == null ? {} : { last }) };
}
