import type { Database } from 'better-sqlite3';
import { foldName } from '../names.ts';
import { isVisible, viewerValues } from './sqlite-visibility.ts';
import type { RoomStore } from './store.ts';

/** Names are one's own among the rooms that one may know of: of others nobody learns by a name that is taken. */
export function directoryQueries(db: Database): Pick<RoomStore, 'nameTaken'> {
  const taken = db
    .prepare<[object], number>(
      `SELECT 1 FROM rooms WHERE name_folded = @nameFolded AND address <> @except AND ${isVisible}`,
    )
    .pluck();
  return {
    nameTaken: (name, viewer, except) =>
      taken.get({ ...viewerValues(viewer), nameFolded: foldName(name), except: except ?? '' }) !== undefined,
  };
}
