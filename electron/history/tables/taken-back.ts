import type { Database } from 'better-sqlite3';
import type { ArchiveId, Timestamp } from '#electron/model/ids.ts';

export interface TakenBackTable {
  /** Until when whatever was said under this id is gone; undefined where nothing was taken back. */
  readonly until: (room: number, id: ArchiveId) => Timestamp | undefined;
  readonly note: (room: number, id: ArchiveId, until: Timestamp) => void;
  /** What is older is not stored again anyway. */
  readonly forgetBefore: (room: number, time: Timestamp) => void;
  readonly removeRoom: (room: number) => void;
  /** What a failed transaction noted is not known. */
  readonly forgetCached: () => void;
}

/** What rooms took back. It is asked for with every message, so what a room has of it is kept in memory. */
export function takenBackTable(db: Database): TakenBackTable {
  const select = db.prepare<[number], { id: ArchiveId; until: Timestamp }>(
    'SELECT archive_id AS id, until FROM taken_back WHERE room = ?',
  );
  const insert = db.prepare<[number, string, number]>(
    `INSERT INTO taken_back (room, archive_id, until) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET until = excluded.until`,
  );
  const removeBefore = db.prepare<[number, number]>('DELETE FROM taken_back WHERE room = ? AND until < ?');
  const remove = db.prepare<[number]>('DELETE FROM taken_back WHERE room = ?');
  const ofRooms = new Map<number, Map<ArchiveId, Timestamp>>();
  const of = (room: number): Map<ArchiveId, Timestamp> => {
    const known = ofRooms.get(room);
    if (known !== undefined) return known;
    const read = new Map(select.all(room).map(({ id, until }) => [id, until]));
    ofRooms.set(room, read);
    return read;
  };

  return {
    until: (room, id) => of(room).get(id),
    note: (room, id, until) => {
      insert.run(room, id, until);
      of(room).set(id, until);
    },
    forgetBefore: (room, time) => {
      if (of(room).size === 0) return;
      removeBefore.run(room, time);
      ofRooms.delete(room);
    },
    removeRoom: (room) => {
      remove.run(room);
      ofRooms.delete(room);
    },
    forgetCached: () => ofRooms.clear(),
  };
}
