import type { Database } from 'better-sqlite3';
import type { RoomAddress, Timestamp } from '#electron/model/ids.ts';
import { topKey } from '../keys.ts';
import type { Tables } from '../tables/tables.ts';
import type { Visits } from '../visits.ts';
import type { Keeping } from './keeping-values.ts';
import { removeMessages } from './remove-messages.ts';
import { removeRemains } from './remove-room.ts';
import { keepFor, keptFrom, removeOld } from './retention.ts';
import { isTakenBack } from './taken-back.ts';

export interface KeepingParts {
  readonly db: Database;
  readonly tables: Tables;
  readonly write: Visits['write'];
  /** Takes out of the log what was removed. */
  readonly erase: () => boolean;
  readonly now: () => Timestamp;
}

interface Limited {
  readonly address: RoomAddress;
  readonly id: number;
  readonly keep_days: number;
}

export function createKeeping({ db, tables, write, erase, now: clock }: KeepingParts): Keeping {
  const { rooms, messages, remains } = tables;
  const limited = db.prepare<[], Limited>(
    'SELECT address, id, keep_days FROM rooms WHERE keep_days IS NOT NULL ORDER BY id',
  );
  const isDue = ({ id, keep_days }: Limited, now: Timestamp): boolean =>
    (messages.from(id, 0, 1)[0]?.key ?? topKey) < keptFrom(keep_days, now);
  return {
    erase,
    keep: (room, days) => {
      if (days !== null || rooms.find(room) !== undefined) write((visit) => keepFor(visit(room), days));
    },
    removeSome: (now, limit) => {
      const deleted = remains.first();
      if (deleted !== undefined) {
        write(() => removeRemains(tables, deleted, limit));
        return {};
      }
      const all = limited.all();
      const due = all.find((room) => isDue(room, now));
      if (due !== undefined) {
        write((visit) => removeOld(visit(due.address), now, limit));
        return { room: due.address };
      }
      // Nothing older comes back, also where there was nothing to remove.
      write((visit) => {
        for (const { address } of all) removeOld(visit(address), now, 0);
      });
      erase();
      return undefined;
    },
    removeMessages: (room, ids) => {
      if (rooms.find(room) === undefined) return false;
      const any = write((visit) => removeMessages(visit(room), ids, clock()));
      if (any) erase();
      return any;
    },
    isTakenBack: (message) => {
      const ledger = rooms.find(message.room);
      return ledger !== undefined && isTakenBack({ tables, ledger }, message);
    },
  };
}
