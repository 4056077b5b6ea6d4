import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openHistory } from '#electron/history/history.ts';
import { readFile } from '#electron/transfer/read-file.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { projectNode } from '#test/support/project.ts';
import { randomFrom, seed, soak } from '#test/support/random.ts';
import { completeLines } from './file-server.ts';
import { deleted, importOf, secretWord, spoken } from './killed-words.ts';

const kills = soak ? 200 : 3;

test(`killed ${kills} times while it stores, searches, removes, deletes, imports and exports, a history loses, keeps and doubles nothing`, {
  timeout: kills * 10_000,
}, async () => {
  const folder = temporaryFolder('killed-keeping');
  onTestFinished(folder.remove);
  const random = randomFrom(seed);
  for (let kill = 1; kill <= kills; kill += 1) {
    await runAndKill(folder.path, kill, 20 + random() * 300);
    const file = join(folder.path, 'history.sqlite');
    expect(historyFaults(file)).toEqual([]);
    expectRows(folder.path);
    expectCounts(file);
    expectImportsWhole(folder.path);
    expectOutOfSight(folder.path);
    await expectExportWhole(join(folder.path, 'export.jsonl'));
  }
  expectGone(folder.path);
});

async function runAndKill(folder: string, number: number, after: number): Promise<void> {
  const child = spawn(projectNode, [join(import.meta.dirname, 'killed-keeper.ts'), folder, String(number)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  await pass(after);
  child.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
}

function rowsOf(file: string, room: string): readonly { id: string; import: number | null }[] {
  const db = new Database(file, { readonly: true });
  const rows = db
    .prepare<[string], { id: string; import: number | null }>(
      `SELECT archive_id AS id, import FROM messages
       WHERE room = (SELECT id FROM rooms WHERE address = ?) ORDER BY key`,
    )
    .all(room);
  db.close();
  return rows;
}

/** What was stored is there, unless somebody was about to remove it; what is there was stored once, in order. */
function expectRows(folder: string): void {
  const lines = completeLines(join(folder, 'journal')).map((line) => line.split(' '));
  const told = (what: string) => lines.filter(([first]) => first === what).flatMap(([, ...ids]) => ids);
  const rows = rowsOf(join(folder, 'history.sqlite'), spoken).map(({ id }) => id);
  const present = new Set(rows);
  expect(rows.length).toBe(present.size);
  const removed = new Set(told('removing'));
  const keptFrom = Math.max(0, ...told('keeping').map(numberOf));
  const lost = told('stored').filter(
    (id) => !present.has(id) && !removed.has(id) && numberOf(id) >= keptFrom,
  );
  expect(lost).toEqual([]);
  expect(rows).toEqual(rows.toSorted((a, b) => numberOf(a) - numberOf(b)));
}

function numberOf(id: string): number {
  return Number(id.slice(1));
}

/** The kept counters are what the rows come to. */
function expectCounts(file: string): void {
  const db = new Database(file, { readonly: true });
  const wrong = db
    .prepare(
      `SELECT address, stored, unread, mentions FROM rooms WHERE (stored, unread, mentions, newest) <> (
        SELECT count(*), coalesce(sum(own = 0 AND import IS NULL AND key > coalesce(read_up_to, 0)), 0),
          coalesce(sum(own = 0 AND import IS NULL AND mentions_me = 1 AND key > coalesce(read_up_to, 0)), 0),
          coalesce(max(key), 0)
        FROM messages WHERE room = rooms.id)`,
    )
    .all();
  db.close();
  expect(wrong).toEqual([]);
}

/** Of each file all or, once what is unfinished was taken away, nothing. */
function expectImportsWhole(folder: string): void {
  const history = openHistory({ file: join(folder, 'history.sqlite'), names: () => [] });
  for (const unfinished of history.imports.unfinished()) while (history.imports.undoSome(unfinished, 9));
  history.close();
  const finished = completeLines(join(folder, 'journal')).flatMap((line) =>
    line.startsWith('imported ') ? [Number(line.slice('imported '.length))] : [],
  );
  const rows = rowsOf(join(folder, 'history.sqlite'), 'old@rooms.localhost');
  const byImport = Map.groupBy(rows, (row) => row.import);
  expect([...byImport.values()].filter((ofOne) => ofOne.length !== 50)).toEqual([]);
  const present = new Set(rows.map(({ id }) => id));
  const missing = finished.flatMap(importOf).filter(({ archiveId }) => !present.has(archiveId ?? ''));
  expect(missing).toEqual([]);
}

/** What bears the name is whole: a reader takes it. */
async function expectExportWhole(file: string): Promise<void> {
  if (!existsSync(file)) return;
  let items = 0;
  for await (const _ of readFile(createReadStream(file))) items += 1;
  expect(items).toBeGreaterThan(0);
}

/** Whatever is left of the deleted room is found nowhere, unless it was not deleted yet. */
function expectOutOfSight(folder: string): void {
  const isDeleted = completeLines(join(folder, 'journal')).findLast((line) =>
    /^(secret|deleted)$/.test(line),
  );
  if (isDeleted === 'secret') return;
  const history = openHistory({ file: join(folder, 'history.sqlite'), names: () => [] });
  expect(history.storedRooms().filter(({ room }) => room === deleted)).toEqual([]);
  const search = { text: secretWord, order: 'time' } as const;
  expect(history.search({ search, limit: 9 }).hits).toEqual([]);
  history.close();
}

/** Deleted once more and let go, nothing is left of it: no row, and no word in index or vocabulary. */
function expectGone(folder: string): void {
  const file = join(folder, 'history.sqlite');
  const history = openHistory({ file, names: () => [] });
  history.deleteRoom(deleted);
  while (history.keeping.removeSome(0, 8));
  history.close();
  const db = new Database(file, { readonly: true });
  const left = db.prepare('SELECT count(*) FROM messages WHERE room NOT IN (SELECT id FROM rooms)').pluck();
  const words = db.prepare('SELECT count(*) FROM terms WHERE term GLOB ?').pluck();
  expect([left.get(), words.get(`${secretWord}*`)]).toEqual([0, 0]);
  db.close();
  expect(historyFaults(file)).toEqual([]);
}
