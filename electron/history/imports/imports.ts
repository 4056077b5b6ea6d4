import type { Database } from 'better-sqlite3';
import type { Tables } from '../tables/tables.ts';
import type { Visits } from '../visits.ts';
import { storeRun } from './import-run.ts';
import type { Imports } from './import-values.ts';
import { undoRows } from './undo-slice.ts';

export function createImports(
  db: Database,
  tables: Tables,
  write: Visits['write'],
  guard: <T>(work: () => T) => T,
): Imports {
  const begin = db.prepare<[number]>('INSERT INTO imports (at) VALUES (?)');
  const finish = db.prepare<[number]>('UPDATE imports SET finished = 1 WHERE id = ?');
  const unfinished = db.prepare<[], { id: number }>('SELECT id FROM imports WHERE finished = 0');
  const remove = db.prepare<[number]>('DELETE FROM imports WHERE id = ?');
  return {
    begin: (at) => guard(() => Number(begin.run(at).lastInsertRowid)),
    store: (importId, room, run) => write((visit) => storeRun(visit(room), run, importId)),
    finish: (importId) => guard(() => void finish.run(importId)),
    unfinished: () => guard(() => unfinished.all().map(({ id }) => id)),
    undoSome: (importId, limit) =>
      write((visit) => {
        const rows = tables.messages.ofImport(importId, limit);
        for (const [room, ofRoom] of Map.groupBy(rows, (row) => row.room)) {
          undoRows(visit(tables.rooms.addressOf(room)), ofRoom);
        }
        if (rows.length < limit) remove.run(importId);
        return rows.length === limit;
      }),
  };
}
