import type { History } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomList } from '../followed/room-list.ts';

const pauseMs = 5_000;

export interface UnstoredOptions {
  readonly history: Pick<History, 'interrupted'>;
  readonly rooms: Pick<RoomList, 'present'>;
  readonly again: (room: RoomAddress) => void;
  readonly log: (line: string) => void;
}

/**
 * Rooms of which something that came could not be stored, as on a full disk: they say so, and after a pause their
 * archives are asked for it, once for all that was missed meanwhile.
 */
export function createUnstored({ history, rooms, again, log }: UnstoredOptions): {
  failed(rooms: readonly RoomAddress[], error: unknown): void;
  stop(): void;
} {
  const missed = new Set<RoomAddress>();
  let timer: NodeJS.Timeout | undefined;
  const ask = (): void => {
    timer = undefined;
    const all = [...missed];
    missed.clear();
    all.forEach(again);
  };
  return {
    failed: (failed, error) => {
      log(`Messages could not be stored: ${String(error)}`);
      const trouble = error instanceof FaultError ? error.fault.text : null;
      for (const room of failed) {
        history.interrupted(room);
        missed.add(room);
        rooms.present(room, { trouble });
      }
      timer ??= setTimeout(ask, pauseMs).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
