import type { History } from '#electron/history/history.ts';
import type { RoomAddress, Timestamp } from '#electron/model/ids.ts';

/**
 * Rooms that could not be entered again for a reason that a broken or restored server gives as well as one that
 * took the right away. They are not shown, searched or alerted; deleted after seven days, or unsealed by entering.
 */
export interface SealedRooms {
  has(room: RoomAddress): boolean;
  rooms(): readonly RoomAddress[];
  seal(room: RoomAddress): void;
  /** The right to it was taken away: sealed, and due at once, until it is deleted. */
  condemn(room: RoomAddress): void;
  unseal(room: RoomAddress): void;
  /** Sealed for seven days, or condemned: to be deleted now. */
  due(): readonly RoomAddress[];
}

const patience = 7 * 24 * 60 * 60 * 1000;

/** Kept in the history, beside what is sealed. What cannot be kept holds all the same while this process runs. */
export function openSealedRooms(
  history: Pick<History, 'sealed' | 'seal' | 'unseal'>,
  now: () => Timestamp,
  log: (line: string) => void,
): SealedRooms {
  const since = new Map(history.sealed());
  const keep = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      log(`Which rooms are sealed could not be stored: ${String(error)}`);
    }
  };
  const seal = (room: RoomAddress, at: Timestamp): void => {
    since.set(room, at);
    keep(() => history.seal(room, at));
  };
  return {
    has: (room) => since.has(room),
    rooms: () => [...since.keys()],
    seal: (room) => {
      if (!since.has(room)) seal(room, now());
    },
    condemn: (room) => seal(room, 0),
    unseal: (room) => {
      if (since.delete(room)) keep(() => history.unseal(room));
    },
    due: () => [...since].filter(([, at]) => now() - at >= patience).map(([room]) => room),
  };
}
