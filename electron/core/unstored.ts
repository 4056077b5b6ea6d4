import type { RoomAddress } from '../model/ids.ts';

const pauseMs = 5_000;

/**
 * Rooms of which something that came could not be stored, as on a full disk: after a pause their archives are
 * asked for it, once for all that was missed meanwhile.
 */
export function createUnstored(again: (room: RoomAddress) => void): {
  add(room: RoomAddress): void;
  stop(): void;
} {
  const missed = new Set<RoomAddress>();
  let timer: NodeJS.Timeout | undefined;
  const ask = (): void => {
    timer = undefined;
    const rooms = [...missed];
    missed.clear();
    for (const room of rooms) again(room);
  };
  return {
    add: (room) => {
      missed.add(room);
      timer ??= setTimeout(ask, pauseMs).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
