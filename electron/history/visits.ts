import type { Database } from 'better-sqlite3';
import type { ArchiveId, RoomAddress } from '../model/ids.ts';
import type { Message } from '../model/message.ts';
import { type Continuity, interruptedNow, joinedNow, unknownContinuity } from './continuity.ts';
import { forgetCached, type Tables } from './tables/tables.ts';
import { markTold, type Visit } from './visit.ts';

/** Transactions over rooms, and what this process knows of their continuity. */
export interface Visits {
  /** Runs work in one transaction; what it learned of continuity counts only when that is kept. */
  readonly write: <T>(work: (visit: (room: RoomAddress) => Visit) => T) => T;
  readonly continuityOf: (room: RoomAddress) => Continuity;
  /** Up to where another device has read; kept in this process only, as it is told anew at every connection. */
  readonly told: (room: RoomAddress, id: ArchiveId) => void;
  readonly joined: (room: RoomAddress) => void;
  /** Without a room: all rooms. */
  readonly interrupted: (room?: RoomAddress) => void;
}

export function createVisits(
  db: Database,
  tables: Tables,
  mentionsMe: (message: Message) => boolean,
): Visits {
  const continuities = new Map<RoomAddress, Continuity>();
  const told = new Map<RoomAddress, ArchiveId>();
  const continuityOf = (room: RoomAddress) => continuities.get(room) ?? unknownContinuity;
  const interrupt = (room: RoomAddress) => continuities.set(room, interruptedNow(continuityOf(room)));

  const open = (visits: Map<RoomAddress, Visit>, room: RoomAddress): Visit => {
    const known = visits.get(room);
    if (known !== undefined) return known;
    const marker = told.get(room);
    const visit = {
      tables,
      ledger: tables.rooms.need(room),
      continuity: continuityOf(room),
      mentionsMe,
      ...(marker === undefined ? {} : { told: marker }),
    };
    visits.set(room, visit);
    return visit;
  };

  const write = <T>(work: (visit: (room: RoomAddress) => Visit) => T): T => {
    const visits = new Map<RoomAddress, Visit>();
    const commit = db.transaction(() => {
      const result = work((room) => open(visits, room));
      for (const visit of visits.values()) {
        markTold(visit);
        tables.rooms.save(visit.ledger);
      }
      tables.messages.flush();
      return result;
    });
    try {
      const result = commit.immediate();
      for (const [room, { continuity }] of visits) continuities.set(room, continuity);
      tables.keyChanges.tell();
      return result;
    } catch (error) {
      forgetCached(tables);
      throw error;
    }
  };

  return {
    write,
    continuityOf,
    told: (room, id) => told.set(room, id),
    joined: (room) => continuities.set(room, joinedNow(continuityOf(room))),
    interrupted: (room) => {
      for (const each of room === undefined ? continuities.keys() : [room]) interrupt(each);
    },
  };
}
