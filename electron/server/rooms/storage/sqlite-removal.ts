import type { Database } from 'better-sqlite3';
import type { RoomStore } from './store.ts';

type RemovalQueries = Pick<RoomStore, 'removeRoom' | 'removeAbandonedRooms' | 'purge' | 'mayPurge'>;

/** Later than anything is said, and small enough to be the time of an id. */
const endOfTime = 8_000_000_000_000;

/** An archive may hold a million messages: they go in slices, so that nobody waits for the end of a room. */
export function removalQueries(
  db: Database,
  { purgeBefore }: Pick<RoomStore, 'purgeBefore'>,
): RemovalQueries {
  const removals = [
    'DELETE FROM room_standings WHERE room = ?',
    'DELETE FROM room_changes WHERE room = ?',
    'DELETE FROM room_invitations WHERE room = ?',
    'DELETE FROM room_requests WHERE room = ?',
    'DELETE FROM rooms WHERE key = ?',
    'INSERT INTO removed_rooms (room) VALUES (?)',
  ].map((statement) => db.prepare<[number]>(statement));
  const abandoned = db
    .prepare<[], number>('SELECT key FROM rooms WHERE persistent = 0 OR locked = 1')
    .pluck();
  const next = db.prepare<[], number>('SELECT room FROM removed_rooms LIMIT 1').pluck();
  const done = db.prepare<[number]>('DELETE FROM removed_rooms WHERE room = ?');
  let mayBeLeft = true;

  const removeRoom = (key: number): void => {
    mayBeLeft = true;
    for (const removal of removals) removal.run(key);
  };
  return {
    removeRoom,
    removeAbandonedRooms: () => abandoned.all().forEach(removeRoom),
    purge(max) {
      const room = next.get();
      if (room !== undefined && purgeBefore(room, endOfTime, max) < max) done.run(room);
      mayBeLeft = room !== undefined;
      return !mayBeLeft;
    },
    mayPurge: () => mayBeLeft,
  };
}
