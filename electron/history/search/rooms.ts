import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '#electron/model/ids.ts';
import { readFacts } from '../room-facts.ts';

/** A room as a search finds it. */
export interface SearchedRoom {
  readonly id: number;
  readonly address: RoomAddress;
  readonly name: string;
  readonly stored: number;
  readonly listed: boolean;
}

interface RoomRow {
  readonly id: number;
  readonly address: RoomAddress;
  readonly facts: string | null;
  readonly stored: number;
  readonly listed: number;
}

/** All rooms by their id, as they are at this moment. */
export type ReadRooms = () => ReadonlyMap<number, SearchedRoom>;

export function openRooms(db: Database): ReadRooms {
  const rows = db.prepare<[], RoomRow>('SELECT id, address, facts, stored, listed FROM rooms');
  let names = new Map<RoomRow['facts'], string>();
  return () => {
    const known = names;
    names = new Map();
    return new Map(
      rows.all().map(({ facts, listed, ...room }) => {
        // Facts are long and hardly ever change: their name is read once.
        const name = facts === null ? undefined : known.get(facts);
        const found = name ?? readFacts(room.address, facts).name;
        if (facts !== null) names.set(facts, found);
        return [room.id, { ...room, name: found, listed: listed === 1 }];
      }),
    );
  };
}
