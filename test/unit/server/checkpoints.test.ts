import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCheckpoints } from '#electron/server/storage/checkpoints.ts';
import { type Database, openDatabase } from '#electron/server/storage/database.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';

let folder: TemporaryFolder;
let database: Database.Database;

beforeEach(() => {
  folder = temporaryFolder('checkpoints');
  database = openDatabase(join(folder.path, 'server.sqlite'));
  database.exec('CREATE TABLE fact (value TEXT)');
});

afterEach(() => {
  database.close();
  folder.remove();
});

const fileSize = () => statSync(join(folder.path, 'server.sqlite')).size;

function commit(): void {
  database.prepare('INSERT INTO fact VALUES (?)').run('x'.repeat(1_000));
}

it('what was committed moves from the log into the file now and then', () => {
  const checkpoints = createCheckpoints(database, (action) => action());
  const before = fileSize();
  for (let count = 0; count < 250; count++) {
    commit();
    checkpoints.committed();
  }
  expect(fileSize()).toBeGreaterThan(before + 200_000);
});

it('nothing breaks where the next transaction has begun, and the next commit makes up for it', () => {
  const checkpoints = createCheckpoints(database, (action) => action());
  const before = fileSize();
  database.exec('BEGIN IMMEDIATE');
  for (let count = 0; count < 250; count++) {
    commit();
    checkpoints.committed();
  }
  database.exec('COMMIT');
  expect(fileSize()).toBe(before);
  checkpoints.committed();
  expect(fileSize()).toBeGreaterThan(before + 200_000);
});

it('where something was removed for good, the next commit takes it out of the log as well', () => {
  const checkpoints = createCheckpoints(database, (action) => action());
  database.prepare('INSERT INTO fact VALUES (?)').run('never again');
  database.exec(`DELETE FROM fact`);
  const log = (): string => readFileSync(join(folder.path, 'server.sqlite-wal'), 'latin1');
  expect(log()).toContain('never again');
  checkpoints.erase();
  checkpoints.committed();
  expect(log()).toBe('');
  expect(readFileSync(join(folder.path, 'server.sqlite'), 'latin1')).not.toContain('never again');
});
