import type { Database } from 'better-sqlite3';
import type { RoomStore } from './store.ts';

type GroupQueries = Pick<RoomStore, 'groups' | 'saveGroup' | 'removeGroup'>;

export function groupQueries(db: Database): GroupQueries {
  const all = db.prepare<[], { address: string; name: string }>(
    'SELECT address, name FROM principal_groups ORDER BY address',
  );
  const people = db
    .prepare<[string], string>('SELECT person FROM principal_group_people WHERE address = ? ORDER BY person')
    .pluck();
  const save = db.prepare<[string, string]>(
    'INSERT INTO principal_groups VALUES (?, ?) ON CONFLICT DO UPDATE SET name = excluded.name',
  );
  const put = db.prepare<[string, string]>('INSERT INTO principal_group_people VALUES (?, ?)');
  const clear = db.prepare<[string]>('DELETE FROM principal_group_people WHERE address = ?');
  const removals = [
    'DELETE FROM principal_groups WHERE address = ?',
    'DELETE FROM category_principals WHERE principal = ?',
    'DELETE FROM room_standings WHERE address = ?',
  ].map((statement) => db.prepare<[string]>(statement));
  return {
    groups: () => all.all().map((group) => ({ ...group, people: people.all(group.address) })),
    saveGroup({ address, name, people: members }) {
      save.run(address, name);
      clear.run(address);
      for (const person of new Set(members)) put.run(address, person);
    },
    removeGroup(address) {
      clear.run(address);
      for (const removal of removals) removal.run(address);
    },
  };
}
