import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '#electron/model/ids.ts';
import { openRemains } from '../tables/remains.ts';
import type { FeedRoom } from './expression.ts';

/** The rooms of the person's list, in which feeds look, and all others of which there are messages, also deleted ones. */
export interface FeedRooms {
  readonly within: readonly FeedRoom[];
  readonly without: readonly Pick<FeedRoom, 'id'>[];
  readonly addresses: ReadonlyMap<number, RoomAddress>;
}

interface RoomRow extends FeedRoom {
  readonly listed: number;
}

/** As they are at this moment; `except` are those that are hidden. */
export function openFeedRooms(db: Database): (except: readonly RoomAddress[]) => FeedRooms {
  const rows = db.prepare<[], RoomRow>(
    'SELECT id, address, listed FROM rooms WHERE listed = 1 OR stored > 0',
  );
  const readRemains = openRemains(db);
  return (except) => {
    const hidden = new Set(except);
    const all = rows.all();
    const isShown = ({ address, listed }: RoomRow): boolean => listed === 1 && !hidden.has(address);
    return {
      within: all.filter(isShown),
      without: [...all.filter((room) => !isShown(room)), ...readRemains()],
      addresses: new Map(all.map(({ id, address }) => [id, address])),
    };
  };
}
