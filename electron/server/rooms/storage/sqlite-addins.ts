import type { Database } from 'better-sqlite3';
import { foldName } from '../names.ts';
import type { Addin } from './category-values.ts';
import type { RoomStore } from './store.ts';

interface Row extends Omit<Addin, 'block'> {
  readonly block: number;
}

export function addinQueries(db: Database): Pick<RoomStore, 'addins' | 'saveAddin' | 'removeAddin'> {
  const all = db.prepare<[], Row>('SELECT name, url, block FROM addins ORDER BY name_folded');
  const save = db.prepare<[string, string, string, number]>(
    'INSERT OR REPLACE INTO addins VALUES (?, ?, ?, ?)',
  );
  const remove = db.prepare<[string]>('DELETE FROM addins WHERE name_folded = ?');
  const detach = db.prepare<[string]>(`UPDATE rooms SET addin = '' WHERE addin = ?`);
  return {
    addins: () => all.all().map(({ block, ...addin }) => ({ ...addin, block: block === 1 })),
    saveAddin: ({ name, url, block }) => void save.run(foldName(name), name, url, Number(block)),
    removeAddin(name) {
      remove.run(foldName(name));
      detach.run(name);
    },
  };
}
