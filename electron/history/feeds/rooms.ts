import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { FeedRoom } from './expression.ts';

/** The rooms of the person's list, in which feeds look, and all others of which there are messages. */
export interface FeedRooms {
  readonly within: readonly FeedRoom[];
  readonly without: readonly FeedRoom[];
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
  return (except) => {
    const hidden = new Set(except);
    const all = rows.all();
    const isShown = ({ address, listed }: RoomRow): boolean => listed === 1 && !hidden.has(address);
    return {
      within: all.filter(isShown),
      without: all.filter((room) => !isShown(room)),
      addresses: new Map(all.map(({ id, address }) => [id, address])),
    };
  };
}
