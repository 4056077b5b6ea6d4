import type { Database } from 'better-sqlite3';
import type { ArchiveId, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { RoomsTable } from '../tables/rooms.ts';
import type { Visits } from '../visits.ts';
import { removeMessages } from './remove-messages.ts';
import { keepFor, removeOld } from './retention.ts';

/** How long rooms are kept, and what goes before. What is removed is overwritten in table, index and free pages. */
export interface Keeping {
  /** For so many days, or with null for ever. Removes nothing by itself. */
  keep(room: RoomAddress, days: number | null): void;
  /**
   * Removes at most `limit` messages of rooms that are to be kept no longer; answers the room whose messages went.
   * Undefined where there is nothing more to remove: then the log is empty too.
   */
  removeSome(now: Timestamp, limit: number): RoomAddress | undefined;
  /** Removes what the room took back. Answers whether anything of it was here. */
  removeMessages(room: RoomAddress, ids: readonly ArchiveId[]): boolean;
}

export interface KeepingParts {
  readonly db: Database;
  readonly rooms: RoomsTable;
  readonly write: Visits['write'];
  /** Takes out of the log what was removed. */
  readonly erase: () => void;
}

export function createKeeping({ db, rooms, write, erase }: KeepingParts): Keeping {
  const limited = db.prepare<[], { address: RoomAddress }>(
    'SELECT address FROM rooms WHERE keep_days IS NOT NULL ORDER BY id',
  );
  return {
    keep: (room, days) => {
      if (days !== null || rooms.find(room) !== undefined) write((visit) => keepFor(visit(room), days));
    },
    removeSome: (now, limit) => {
      for (const { address } of limited.all()) {
        const stored = rooms.find(address)?.stored;
        write((visit) => removeOld(visit(address), now, limit));
        if (rooms.find(address)?.stored !== stored) return address;
      }
      erase();
      return undefined;
    },
    removeMessages: (room, ids) => {
      if (rooms.find(room) === undefined) return false;
      const any = write((visit) => removeMessages(visit(room), ids));
      if (any) erase();
      return any;
    },
  };
}
