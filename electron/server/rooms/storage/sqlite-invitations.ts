import type { Database } from 'better-sqlite3';
import type { StoredInvitation } from './room-values.ts';
import type { RoomStore } from './store.ts';

type InvitationQueries = Pick<
  RoomStore,
  'addInvitation' | 'invitations' | 'removeInvitation' | 'removeInvitationTo'
>;

export function invitationQueries(db: Database): InvitationQueries {
  // Whoever is invited once more hears of it as of something new.
  const add = db.prepare<[string, number, number, string]>(
    'INSERT OR REPLACE INTO room_invitations (person, room, at, inviter) VALUES (?, ?, ?, ?)',
  );
  const list = db.prepare<[string, number], StoredInvitation>(
    `SELECT i.id, r.address AS room, i.at, i.inviter FROM room_invitations AS i JOIN rooms AS r ON r.key = i.room
     WHERE i.person = ? AND i.id > ? ORDER BY i.id`,
  );
  const remove = db.prepare<[string, number]>('DELETE FROM room_invitations WHERE person = ? AND id = ?');
  const removeTo = db.prepare<[string, number]>('DELETE FROM room_invitations WHERE person = ? AND room = ?');
  return {
    addInvitation: ({ person, room, at, inviter }) =>
      Number(add.run(person, room, at, inviter).lastInsertRowid),
    invitations: (person, after) => list.all(person, after),
    removeInvitation: (person, id) => remove.run(person, id).changes > 0,
    removeInvitationTo: (person, room) => void removeTo.run(person, room),
  };
}
