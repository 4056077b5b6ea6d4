import type { Database } from 'better-sqlite3';
import type { RoomStore } from './store.ts';

/** A form older than this many changes is told that everything may have changed. */
const kept = 50;

export function changeQueries(db: Database): Pick<RoomStore, 'addChange' | 'fieldsChangedSince'> {
  const save = db.prepare<[object]>(
    'UPDATE rooms SET revision = @revision, updated_by = @by, updated_at = @at WHERE key = @room',
  );
  const add = db.prepare<[object]>('INSERT OR REPLACE INTO room_changes VALUES (@room, @revision, @fields)');
  const forget = db.prepare<[number, number]>('DELETE FROM room_changes WHERE room = ? AND revision <= ?');
  const since = db
    .prepare<[number, number], string>('SELECT fields FROM room_changes WHERE room = ? AND revision > ?')
    .pluck();
  return {
    addChange(room, { revision, by, at, fields }) {
      save.run({ room, revision, by, at });
      add.run({ room, revision, fields: fields.join(' ') });
      forget.run(room, revision - kept);
    },
    fieldsChangedSince: (room, revision) => [
      ...new Set(since.all(room, revision).flatMap((fields) => fields.split(' ').filter(Boolean))),
    ],
  };
}
