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
  unseal(room: RoomAddress): void;
  /** Sealed for seven days: to be deleted now. */
  due(): readonly RoomAddress[];
}

const patience = 7 * 24 * 60 * 60 * 1000;
const schema = v.record(v.string(), v.number());

export function openSealedRooms(folder: string, now: () => Timestamp): SealedRooms {
  const file = openJsonFile<Readonly<Record<string, number>>>(join(folder, 'sealed.json'), schema, {});
  return {
    has: (room) => Object.hasOwn(file.value, room),
    seal: (room) => {
      if (!Object.hasOwn(file.value, room)) file.write({ ...file.value, [room]: now() });
    },
    unseal: (room) => {
      if (!Object.hasOwn(file.value, room)) return;
      const { [room]: _, ...rest } = file.value;
      file.write(rest);
    },
    due: () => Object.keys(file.value).filter((room) => now() - (file.value[room] ?? 0) >= patience),
  };
}
