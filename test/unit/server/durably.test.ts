import { beforeEach, expect, it } from 'vitest';
import { createDurably, type Durably } from '#electron/server/durably.ts';
import { type Database, openDatabase } from '#electron/server/storage/database.ts';
import { createTurn } from '#electron/server/turn.ts';

let database: Database.Database;
let durably: Durably;
let turns: (() => void)[];

beforeEach(() => {
  turns = [];
  database = openDatabase(':memory:');
  database.exec('CREATE TABLE kept (value TEXT)');
  const turn = createTurn({
    database,
    afterTurn: (callback) => turns.push(callback),
    onLost: () => durably.lost(),
    onCommitted: () => {},
    onMistake: () => {},
  });
  durably = createDurably(turn);
});

const keep = (): string => {
  database.exec("INSERT INTO kept VALUES ('a')");
  return 'kept';
};
const endTurn = (): void => {
  for (const callback of turns.splice(0)) callback();
};

it('answers what was done, once it is stored', async () => {
  const stored = durably.store(keep);
  expect(database.inTransaction).toBe(true);
  endTurn();
  expect(await stored).toBe('kept');
  expect(database.inTransaction).toBe(false);
});

it('says that there is no room where there is none', async () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const stored = durably.store(() => {
    throw full;
  });
  await expect(stored).rejects.toMatchObject({ fault: { code: 'StorageFailed' }, cause: full });
});

it('tells a mistake as what it is, and keeps nothing of it', async () => {
  const mistake = new Error('no such thing');
  const stored = durably.store(() => {
    keep();
    throw mistake;
  });
  await expect(stored).rejects.toBe(mistake);
  endTurn();
  expect(database.prepare('SELECT * FROM kept').all()).toEqual([]);
});

it('a turn that is lost answers nobody that it was stored', async () => {
  database.pragma('foreign_keys = ON');
  database.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)`);
  const stored = durably.store(() => {
    keep();
    // A commit that fails, as it does on a full disk.
    database.exec('INSERT INTO child VALUES (1)');
  });
  endTurn();
  await expect(stored).rejects.toMatchObject({ fault: { code: 'StorageFailed' } });
});
