import type { Database } from 'better-sqlite3';
import type { BareAddress } from '#electron/model/ids.ts';
import { foldName } from '../names.ts';
import type { RoomListing, RoomStore } from './store.ts';

type DirectoryQueries = Pick<RoomStore, 'visibleRooms' | 'countVisibleRooms' | 'nameTaken'>;

/** The part of a room list that somebody may know of (product: a secret room is for its members only). */
const visible = `locked = 0 AND (privacy <> 'Secret' OR EXISTS (
  SELECT 1 FROM room_standings AS s
  WHERE s.room = rooms.key AND s.address = @viewer AND s.member = 1 AND s.outcast = 0))`;

export function directoryQueries(db: Database): DirectoryQueries {
  const after = db.prepare<[object], RoomListing>(
    `SELECT address, name FROM rooms WHERE address > @after AND ${visible} ORDER BY address LIMIT @max`,
  );
  const before = db.prepare<[object], RoomListing>(
    `SELECT * FROM (SELECT address, name FROM rooms WHERE address < @before AND ${visible}
       ORDER BY address DESC LIMIT @max) ORDER BY address`,
  );
  const count = db
    .prepare<[object], number>(
      `SELECT count(*) FROM rooms WHERE (@before IS NULL OR address < @before) AND ${visible}`,
    )
    .pluck();
  const taken = db
    .prepare<[object], number>(
      `SELECT 1 FROM rooms WHERE name_folded = @nameFolded AND address <> @except AND ${visible}`,
    )
    .pluck();
  return {
    visibleRooms: (viewer, page) =>
      page.before === undefined
        ? after.all({ viewer, after: page.after ?? '', max: page.max })
        : before.all({ viewer, before: page.before, max: page.max }),
    countVisibleRooms: (viewer: BareAddress, until) => count.get({ viewer, before: until ?? null }) ?? 0,
    nameTaken: (name, viewer, except) =>
      taken.get({ nameFolded: foldName(name), viewer, except: except ?? '' }) !== undefined,
  };
}
