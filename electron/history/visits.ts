import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '../model/ids.ts';
import type { Message } from '../model/message.ts';
import { type Continuity, interruptedNow, joinedNow, unknownContinuity } from './continuity.ts';
import { forgetCached, type Tables } from './tables/tables.ts';
import type { Visit } from './visit.ts';

/** Transactions over rooms, and what this process knows of their continuity. */
export interface Visits {
  /** Runs work in one transaction; what it learned of continuity counts only when that is kept. */
  readonly write: <T>(work: (visit: (room: RoomAddress) => Visit) => T) => T;
  readonly continuityOf: (room: RoomAddress) => Continuity;
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
  const continuityOf = (room: RoomAddress) => continuities.get(room) ?? unknownContinuity;
  const interrupt = (room: RoomAddress) => continuities.set(room, interruptedNow(continuityOf(room)));

  const open = (visits: Map<RoomAddress, Visit>, room: RoomAddress): Visit => {
    const known = visits.get(room);
    if (known !== undefined) return known;
    const visit = { tables, ledger: tables.rooms.need(room), continuity: continuityOf(room), mentionsMe };
    visits.set(room, visit);
    return visit;
  };

  const write = <T>(work: (visit: (room: RoomAddress) => Visit) => T): T => {
    const visits = new Map<RoomAddress, Visit>();
    const commit = db.transaction(() => {
      const result = work((room) => open(visits, room));
      for (const { ledger } of visits.values()) tables.rooms.save(ledger);
      return result;
    });
    try {
      const result = commit.immediate();
      for (const [room, { continuity }] of visits) continuities.set(room, continuity);
      return result;
    } catch (error) {
      forgetCached(tables);
      throw error;
    }
  };

  return {
    write,
    continuityOf,
    joined: (room) => continuities.set(room, joinedNow(continuityOf(room))),
    interrupted: (room) => {
      for (const each of room === undefined ? continuities.keys() : [room]) interrupt(each);
    },
  };
}
