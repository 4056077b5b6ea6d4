import { type ArchiveAsk, type History, type Stored, slicesOf } from '../history/history.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { ArchivePage } from '../model/message.ts';
import type { Inbound } from './inbound.ts';

export interface StoreArchiveOptions {
  readonly history: Pick<History, 'storePage'>;
  readonly inbound: Pick<Inbound, 'archived' | 'flush'>;
  /** Whether somebody is in the room: who lost it while its answer was on the way keeps nothing of it. */
  readonly isInside: (room: RoomAddress) => boolean;
  /** So many messages are stored before anything else may happen: a frame of the window is 16 ms. 50 where absent. */
  readonly slice?: number | undefined;
}

/** Stores what an archive answered, a slice per turn of the event loop, and tells it when all of it is there. */
export function createStoreArchive({ history, inbound, isInside, slice = 50 }: StoreArchiveOptions) {
  return async (room: RoomAddress, asked: ArchiveAsk, answer: ArchivePage): Promise<void> => {
    // What was said while the question was under way stands before its answer on the wire.
    inbound.flush();
    const parts: Stored[] = [];
    try {
      for (const { ask, page } of slicesOf(asked, answer, slice)) {
        if (parts.length > 0) await nextTurn();
        if (!isInside(room)) throw notInside();
        parts.unshift(history.storePage(room, ask, page));
      }
    } finally {
      if (parts.length > 0) inbound.archived(room, answer.messages, together(parts));
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

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
