import {
  type ArchiveAsk,
  cutSlice,
  type History,
  type Slice,
  type Stored,
} from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import type { Inbound } from '../messages/inbound.ts';
import type { Storer, Storing } from '../messages/storing.ts';
import { firstSize, nextSize, type SliceLimits, usualLimits } from './slice-size.ts';

export interface StoreArchiveOptions {
  readonly history: Pick<History, 'storePage'>;
  readonly storing: Storing;
  readonly inbound: Pick<Inbound, 'archived' | 'flush'>;
  /** Whether somebody is in the room: who lost it while its answer was on the way keeps nothing of it. */
  readonly isInside: (room: RoomAddress) => boolean;
  /** What the room took back while nobody was there is gone from the history. */
  readonly onRemoved?: ((room: RoomAddress) => void) | undefined;
  readonly now: () => Timestamp;
  readonly slice?: SliceLimits | undefined;
}

/** Stores what an archive answered, a slice per turn, and tells it when all of it is there. */
export function createStoreArchive(options: StoreArchiveOptions) {
  const { history, storing, inbound, isInside, onRemoved, now, slice: limits = usualLimits } = options;
  let size = firstSize(limits);
  const store = (room: RoomAddress, { ask, page }: Slice): Stored => {
    const start = now();
    const stored = history.storePage(room, ask, page);
    storing.stored();
    // The last of a page may be short, and says nothing.
    if (page.messages.length >= size) size = nextSize(size, now() - start, limits);
    return stored;
  };

  return async (
    room: RoomAddress,
    asked: ArchiveAsk,
    answer: ArchivePage,
    storer: Storer = 'asked',
  ): Promise<void> => {
    // What was said while the question was under way stands before its answer on the wire.
    inbound.flush();
    const parts: Stored[] = [];
    try {
      let rest: Slice | undefined = { ask: asked, page: answer };
      while (rest !== undefined) {
        await storing.turn(storer);
        if (!isInside(room)) throw notInside();
        const [slice, left]: readonly [Slice, Slice?] = cutSlice(rest, size);
        parts.unshift(store(room, slice));
        rest = left;
      }
    } finally {
      if (parts.length > 0) {
        await storing.turn(storer);
        const stored = together(parts);
        inbound.archived(room, answer.messages, stored);
        if (answer.removed !== undefined && stored.reordered) onRemoved?.(room);
      }
    }
  };
}

export function notInside(): FaultError {
  return new FaultError('UserNotJoined', 'Older messages come when you are back in the room.');
}

/** A gap below a slice is filled by the one that follows. */
function together(parts: readonly Stored[]): Stored {
  const messages = parts.flatMap((part) => part.messages);
  return {
    messages: messages.map(({ gapBefore, ...message }, index) =>
      index === 0 && gapBefore ? { ...message, gapBefore } : message,
    ),
    reordered: parts.some((part) => part.reordered),
  };
}
