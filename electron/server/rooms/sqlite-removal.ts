import type { Database } from 'better-sqlite3';
import type { RoomStore } from './store.ts';

/** An archive may hold a million messages: they go in slices, so that nobody waits for the end of a room. */
export function removalQueries(db: Database): Pick<RoomStore, 'purge'> {
  const next = db.prepare<[], number>('SELECT room FROM removed_rooms LIMIT 1').pluck();
  const removeSome = db.prepare<[number, number]>(
    `DELETE FROM room_messages WHERE id IN (SELECT id FROM room_messages WHERE room = ? ORDER BY id LIMIT ?)`,
  );
  const done = db.prepare<[number]>('DELETE FROM removed_rooms WHERE room = ?');
  return {
    purge(max) {
      const room = next.get();
      if (room === undefined) return false;
      if (removeSome.run(room, max).changes < max) done.run(room);
      return true;
    },
  };
}
