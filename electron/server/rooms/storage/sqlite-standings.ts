import type { Database } from 'better-sqlite3';
import type { BareAddress } from '#electron/model/ids.ts';
import type { Standing } from './room-values.ts';
import type { RoomStore } from './store.ts';

interface StandingRow {
  readonly address: BareAddress;
  readonly member: number;
  readonly manager: number;
  readonly presenter: number;
  readonly admin: number;
  readonly outcast: number;
}

type StandingQueries = Pick<RoomStore, 'standings' | 'saveStanding' | 'roomsWithMember'>;

export function standingQueries(db: Database): StandingQueries {
  const all = db.prepare<[number], StandingRow>('SELECT * FROM room_standings WHERE room = ?');
  const save = db.prepare<[number, string, number, number, number, number, number]>(
    `INSERT OR REPLACE INTO room_standings (room, address, member, manager, presenter, admin, outcast)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = db.prepare<[number, string]>('DELETE FROM room_standings WHERE room = ? AND address = ?');
  const withMember = db
    .prepare<[string], string>(
      `SELECT r.address FROM room_standings AS s JOIN rooms AS r ON r.key = s.room
       WHERE s.address = ? AND s.member = 1 ORDER BY r.address`,
    )
    .pluck();
  return {
    roomsWithMember: (principal) => withMember.all(principal),
    standings: (room) => new Map(all.all(room).map((row) => [row.address, readStanding(row)])),
    saveStanding(room, address, standing) {
      if (!standing) return void remove.run(room, address);
      const { member, manager, presenter, admin, outcast } = standing;
      save.run(
        room,
        address,
        Number(member),
        Number(manager),
        Number(presenter),
        Number(admin),
        Number(outcast),
      );
    },
  };
}

function readStanding(row: StandingRow): Standing {
  return {
    member: row.member === 1,
    manager: row.manager === 1,
    presenter: row.presenter === 1,
    admin: row.admin === 1,
    outcast: row.outcast === 1,
  };
}
