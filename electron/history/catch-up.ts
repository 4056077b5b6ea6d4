import type { ArchiveId, MessageKey } from '../model/ids.ts';
import type { ArchiveQuery } from '../model/message.ts';

/**
 * A piece of a room's archive that is stored without a hole. Every stored message lies in exactly one: the
 * last that begins at or before its key. Before each one there is a gap.
 */
export interface Stretch {
  readonly id: number;
  /** The key at which it begins. */
  readonly fromKey: MessageKey;
  /** Archive ids of its ends, also of entries that are no messages; absent where the archive gave none. */
  readonly first?: ArchiveId;
  readonly last?: ArchiveId;
  /** The archive holds nothing before it. */
  readonly bottom: boolean;
}

/**
 * What somebody wants to have whole.
 * `current`: the newest page, then everything down to the read marker. `before`, `after`: as much as the archive
 * gives in one page beside the gap that is next to this key.
 */
export type Wish =
  | { readonly want: 'current'; readonly max: number }
  | { readonly want: 'before' | 'after'; readonly key: MessageKey; readonly max: number };

/** What is known of a room at this moment. */
export interface Known {
  /** Oldest first. */
  readonly stretches: readonly Stretch[];
  /** The stretch that live messages continue, where there is one. */
  readonly open?: Stretch;
  readonly readUpTo?: MessageKey;
}

/** The next question for the archive, or undefined: the wish is fulfilled, or the archive cannot fulfil it. */
export function nextQuery(_known: Known, _wish: Wish): ArchiveQuery | undefined {
  throw new Error('not yet');
}
