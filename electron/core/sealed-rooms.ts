import { join } from 'node:path';
import * as v from 'valibot';
import type { RoomAddress, Timestamp } from '../model/ids.ts';
import { openJsonFile } from './json-file.ts';

/**
 * Rooms that could not be entered again for a reason that a broken or restored server gives as well as one that
 * took the right away. They are not shown, searched or alerted; deleted after seven days, or unsealed by entering.
 */
export interface SealedRooms {
  has(room: RoomAddress): boolean;
  seal(room: RoomAddress): void;
  /** The right to it was taken away: sealed, and due at once, until it is deleted. */
  condemn(room: RoomAddress): void;
  unseal(room: RoomAddress): void;
  /** Sealed for seven days, or condemned: to be deleted now. */
  due(): readonly RoomAddress[];
}

const patience = 7 * 24 * 60 * 60 * 1000;
const schema = v.record(v.string(), v.number());

/** What cannot be written to the disk holds all the same while this process runs. */
export function openSealedRooms(
  folder: string,
  now: () => Timestamp,
  log: (line: string) => void,
): SealedRooms {
  const file = openJsonFile<Readonly<Record<string, number>>>(join(folder, 'sealed.json'), schema, {});
  const since = new Map(Object.entries(file.value));
  const keep = (): void => {
    try {
      file.write(Object.fromEntries(since));
    } catch (error) {
      log(`Which rooms are sealed could not be stored: ${String(error)}`);
    }
  };
  return {
    has: (room) => since.has(room),
    seal: (room) => {
      if (since.has(room)) return;
      since.set(room, now());
      keep();
    },
    condemn: (room) => {
      since.set(room, 0);
      keep();
    },
    unseal: (room) => {
      if (since.delete(room)) keep();
    },
    due: () => [...since].filter(([, at]) => now() - at >= patience).map(([room]) => room),
  };
}
