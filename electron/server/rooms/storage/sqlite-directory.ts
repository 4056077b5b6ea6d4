import type { Database } from 'better-sqlite3';
import { foldName } from '../names.ts';
import type { RoomListing, RoomStore, Viewer } from './store.ts';

type DirectoryQueries = Pick<RoomStore, 'visibleRooms' | 'countVisibleRooms' | 'nameTaken'>;

/**
 * The part of a room list that somebody finds: as `rightsIn` (permissions/permissions.ts) says it of one room, said
 * of all at once. A secret room is for its members only, and for nobody else is there anything beyond the scope.
 */
export const visible = `locked = 0 AND disabled_by = 'nobody'
  AND category IN (SELECT value FROM json_each(@categories))
  AND (privacy <> 'Secret' OR EXISTS (
    SELECT 1 FROM room_standings AS s WHERE s.room = rooms.key AND s.member = 1
      AND s.address IN (SELECT value FROM json_each(@principals)))
    AND NOT EXISTS (
    SELECT 1 FROM room_standings AS s WHERE s.room = rooms.key AND s.outcast = 1
      AND s.address IN (SELECT value FROM json_each(@principals))))`;

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
        ? after.all({ ...bindViewer(viewer), after: page.after ?? '', max: page.max })
        : before.all({ ...bindViewer(viewer), before: page.before, max: page.max }),
    countVisibleRooms: (viewer, until) => count.get({ ...bindViewer(viewer), before: until ?? null }) ?? 0,
    nameTaken: (name, viewer, except) =>
      taken.get({ ...bindViewer(viewer), nameFolded: foldName(name), except: except ?? '' }) !== undefined,
  };
}

export function bindViewer({ principals, categories }: Viewer): object {
  return { principals: JSON.stringify(principals), categories: JSON.stringify(categories) };
}
