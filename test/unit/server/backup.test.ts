import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#electron/server/server.ts';
import { backUp } from '#electron/server/storage/backup.ts';
import { createTurn, type Turn } from '#electron/server/turn.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';

let folder: TemporaryFolder;
let database: Database.Database;
let turn: Turn;

beforeEach(() => {
  folder = temporaryFolder('backup');
  database = openDatabase(join(folder.path, 'server.sqlite'));
  database.exec('CREATE TABLE pair (id INTEGER PRIMARY KEY, one TEXT, other TEXT)');
  turn = createTurn({
    database,
    afterTurn: setImmediate,
    onLost: (error) => {
      throw error;
    },
    onCommitted: () => {},
    onMistake: (error) => {
      throw error;
    },
  });
});

afterEach(() => {
  database.close();
  folder.remove();
});

const settle = (): void => {
  while (database.inTransaction) turn.finish();
};

function fill(rows: number): void {
  const add = database.prepare('INSERT INTO pair (one, other) VALUES (?, ?)');
  database.transaction(() => {
    for (let row = 0; row < rows; row++) add.run('x'.repeat(1_000), 'x'.repeat(1_000));
  })();
}

function read(file: string) {
  const copy = new Database(file);
  const rows = copy.prepare('SELECT count(*) FROM pair').pluck().get();
  const halves = copy.prepare('SELECT count(*) FROM pair WHERE one <> other').pluck().get();
  const check = copy.pragma('integrity_check', { simple: true });
  copy.close();
  return { rows, halves, check };
}

describe('a backup', () => {
  it('is there when it is whole, and belongs to its owner alone', async () => {
    fill(2_000);
    const file = join(folder.path, 'copy.sqlite');
    // What an attempt left that was killed.
    for (const rest of ['.part', '.part-journal']) writeFileSync(`${file}${rest}`, 'half');
    const done = backUp(database, file, settle);
    expect(existsSync(file)).toBe(false);
    await done;
    expect(readdirSync(folder.path).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite']);
    expect(read(file)).toEqual({ rows: 2_000, halves: 0, check: 'ok' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('ends and is whole while every turn of the event loop writes', async () => {
    fill(2_000);
    const file = join(folder.path, 'copy.sqlite');
    const change = database.prepare('UPDATE pair SET one = ?, other = ? WHERE id % 7 = ?');
    const add = database.prepare('INSERT INTO pair (one, other) VALUES (?, ?)');
    let rounds = 0;
    let done = false;
    const write = (): void => {
      if (done) return;
      const text = String(++rounds).padEnd(1_000, 'y');
      turn.run(() => {
        change.run(text, text, rounds % 7);
        add.run(text, text);
      });
      setTimeout(write);
    };
    write();
    await backUp(database, file, settle);
    done = true;
    expect(rounds).toBeGreaterThan(5);
    const copy = read(file);
    expect(copy).toMatchObject({ halves: 0, check: 'ok' });
    expect(Number(copy.rows)).toBeGreaterThan(2_000);
  });

  it('overwrites nothing', async () => {
    const file = join(folder.path, 'precious');
    writeFileSync(file, 'mine');
    await expect(backUp(database, file, settle)).rejects.toThrow('exists: choose another name');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.each(['copy.sqlite', ''])('wants the whole path: %o', async (file) => {
    await expect(backUp(database, file, settle)).rejects.toThrow('whole path');
  });

  it('leaves nothing where it cannot be made', async () => {
    const file = join(folder.path, 'missing', 'copy.sqlite');
    await expect(backUp(database, file, settle)).rejects.toThrow('cannot be made');
    expect(existsSync(file)).toBe(false);
  });
});
