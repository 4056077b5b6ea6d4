import type { Database } from 'better-sqlite3';
import type { RoomStore } from './store.ts';

export function optionQueries(db: Database): Pick<RoomStore, 'options' | 'saveOption'> {
  const all = db.prepare<[], { name: string; value: number }>('SELECT name, value FROM room_options');
  const save = db.prepare<[string, number]>('INSERT OR REPLACE INTO room_options VALUES (?, ?)');
  return {
    options: () => new Map(all.all().map(({ name, value }) => [name, value])),
    saveOption: (name, value) => void save.run(name, value),
  };
}
