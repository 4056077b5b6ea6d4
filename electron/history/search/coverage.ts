import type { Database } from 'better-sqlite3';
import type { MessageKey } from '#electron/model/ids.ts';
import type { RoomCoverage } from '#electron/model/search.ts';
import { timeOf } from '../keys.ts';
import type { SearchedRoom } from './rooms.ts';

/** What there is of a room, in how many pieces. */
interface Pieces {
  readonly room: number;
  readonly count: number;
  readonly bottom: number;
  /** Where the newest of them begins. */
  readonly since: MessageKey;
}

/** How much of these rooms is stored, those with the most missing first. */
export type Coverage = (rooms: readonly SearchedRoom[]) => readonly RoomCoverage[];

export function openCoverage(db: Database): Coverage {
  const pieces = db.prepare<[], Pieces>(
    'SELECT room, count(*) AS count, max(bottom) AS bottom, max(from_key) AS since FROM stretches GROUP BY room',
  );
  return (rooms) => {
    const byRoom = new Map(pieces.all().map((each) => [each.room, each]));
    return rooms.map((room) => coverageOf(room, byRoom.get(room.id))).sort(mostMissing);
  };
}

function coverageOf({ address, name, stored }: SearchedRoom, pieces: Pieces | undefined): RoomCoverage {
  return {
    room: address,
    name,
    stored,
    complete: pieces?.count === 1 && pieces.bottom === 1,
    ...(pieces === undefined || stored === 0 ? {} : { since: timeOf(pieces.since) }),
  };
}

/** Incomplete rooms first, and of these the ones of which the least is here. */
function mostMissing(one: RoomCoverage, other: RoomCoverage): number {
  if (one.complete !== other.complete) return one.complete ? 1 : -1;
  return (other.since ?? Number.MAX_SAFE_INTEGER) - (one.since ?? Number.MAX_SAFE_INTEGER);
}
