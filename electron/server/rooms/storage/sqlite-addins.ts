import type { Database } from 'better-sqlite3';
import { foldName } from '../names.ts';
import type { Addin } from './category-values.ts';
import type { RoomStore } from './store.ts';

export function addinQueries(db: Database): Pick<RoomStore, 'addins' | 'saveAddin' | 'removeAddin'> {
  const all = db.prepare<[], Addin>('SELECT name, url FROM addins ORDER BY name_folded');
  const save = db.prepare<[string, string, string]>('INSERT OR REPLACE INTO addins VALUES (?, ?, ?)');
  const remove = db.prepare<[string]>('DELETE FROM addins WHERE name_folded = ?');
  const detach = db.prepare<[string]>(`UPDATE rooms SET addin = '' WHERE addin = ?`);
  return {
    addins: () => all.all(),
    saveAddin: ({ name, url }) => void save.run(foldName(name), name, url),
    removeAddin(name) {
      remove.run(foldName(name));
      detach.run(name);
    },
  };
}
