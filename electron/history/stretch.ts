import type { ArchiveId, MessageKey } from '../model/ids.ts';

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
  /** Directly before it stands something that cannot be taken: it is passed over, and never asked for again. */
  readonly unreadable?: true;
  /** It was put beside its neighbours by its times alone: a page that joins it with others may put it elsewhere. */
  readonly byTime?: true;
}

/** The index of the stretch in which a key lies; -1 where it lies before all of them. */
export function stretchAt(stretches: readonly Stretch[], key: MessageKey): number {
  return stretches.findLastIndex((stretch) => stretch.fromKey <= key);
}

/** The first key above everything that is stored, also above a stretch that holds no message. */
export function keyAbove(stretches: readonly Stretch[], newest: MessageKey): MessageKey {
  return Math.max(newest, stretches.at(-1)?.fromKey ?? 0) + 1;
}

/** The keys of the messages before which something is missing. */
export function gapKeys(stretches: readonly Stretch[]): ReadonlySet<MessageKey> {
  return new Set(stretches.slice(1).map(({ fromKey }) => fromKey));
}

/** The ends of a stretch, those that are not known left out. */
export function ends(first?: string | null, last?: string | null): Pick<Stretch, 'first' | 'last'> {
  return { ...(first == null ? {} : { first }), ...(last == null ? {} : { last }) };
}
