import { setTimeout as pass } from 'node:timers/promises';
import type { History } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Outbox } from '#electron/outbox/outbox.ts';
import type { Tell } from '../events.ts';
import type { RoomList } from '../followed/room-list.ts';
import type { Storing } from './storing.ts';

export interface KeepingOptions {
  readonly history: Pick<History, 'keeping' | 'deleteRoom'>;
  /** Overwriting fills the log as storing does. */
  readonly storing: Storing;
  readonly rooms: Pick<RoomList, 'counted'>;
  readonly tell: Tell;
  readonly now: () => number;
  /** What this person wrote may be among it, and stand where it waited to be sent. */
  readonly outbox: Pick<Outbox, 'erase'>;
  /** What is shown of the room outside the window may be what is gone. */
  readonly onRemoved: (room: RoomAddress) => void;
  /** What was to go is here, or in a log: the archive is to be asked again, which says so once more. */
  readonly onFailed: (rooms: readonly RoomAddress[], error: unknown) => void;
  readonly log: (line: string) => void;
}

/** Removes deleted rooms, and what rooms are kept no longer for: now and then, a little at a time. */
export interface RoomKeeping {
  keep(room: RoomAddress, days: number | null): void;
  /** The room took these messages back. */
  removed(room: RoomAddress, ids: readonly string[]): void;
  /** It is out of sight when this returns. Throws where that could not be stored. */
  deleteRoom(room: RoomAddress): void;
  /** The history has removed what the room took back while nobody was there. */
  gone(room: RoomAddress): void;
  stop(): void;
}

const firstAfter = 20_000;
const hour = 60 * 60 * 1000;
/** Overwriting a message in the index takes as long as storing some forty. */
const atOnce = 8;
/** Between two slices, in milliseconds: whatever else wants to be done comes first. */
const pause = 20;
/** Until whoever reads in the log is asked again, in milliseconds. */
const pauseToErase = 1_000;

export function createKeeping(options: KeepingOptions): RoomKeeping {
  const { history, storing, outbox, rooms, tell, now, onRemoved, onFailed, log } = options;
  let stopped = false;
  let running = false;
  const changed = (room: RoomAddress): void => {
    rooms.counted(room);
    tell('messages.reordered', { room });
  };
  /** Also what was sent from here; and once more where somebody reads in the log at this moment. */
  const erase = (): void => {
    try {
      outbox.erase();
      if (!history.keeping.erase()) setTimeout(() => stopped || erase(), pauseToErase).unref();
    } catch (error) {
      log(`What was removed is still in a log, and is removed there later: ${String(error)}`);
    }
  };
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    const touched = new Set<RoomAddress>();
    try {
      for (;;) {
        const removed = stopped ? undefined : history.keeping.removeSome(now(), atOnce);
        if (removed === undefined) break;
        if (removed.room !== undefined) touched.add(removed.room);
        storing.stored();
        await pass(pause, undefined, { ref: false });
        await storing.turn('imported');
      }
      if (!stopped) erase();
    } catch (error) {
      log(`What is kept no longer could not be removed, and is tried again: ${String(error)}`);
    }
    running = false;
    if (!stopped) touched.forEach(changed);
  };
  const first = setTimeout(() => void run(), firstAfter).unref();
  const hourly = setInterval(() => void run(), hour).unref();
  return {
    keep: (room, days) => {
      history.keeping.keep(room, days);
      changed(room);
      void run();
    },
    removed: (room, ids) => {
      try {
        if (!history.keeping.removeMessages(room, ids)) return;
        erase();
      } catch (error) {
        onFailed([room], error);
      }
      changed(room);
      onRemoved(room);
    },
    deleteRoom: (room) => {
      history.deleteRoom(room);
      void run();
    },
    gone: (room) => {
      erase();
      onRemoved(room);
    },
    stop: () => {
      stopped = true;
      clearTimeout(first);
      clearInterval(hourly);
    },
  };
}
