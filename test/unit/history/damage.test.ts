import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createHistory } from '#electron/history/create-history.ts';
import { guardOf } from '#electron/history/guard.ts';
import type { History } from '#electron/history/history.ts';
import { migrations } from '#electron/history/migrations/all.ts';
import { addFunctions } from '#electron/history/search/functions.ts';
import { FaultError } from '#electron/model/fault.ts';
import { openDatabase } from '#electron/sqlite/database.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { randomFrom, seed, soak } from '#test/support/random.ts';
import { openShelf, type Shelf, shelfForEach } from '#test/support/shelf.ts';
import { desk, found, message, texts } from './messages.ts';

const shelf = shelfForEach();

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => message(from + index, { text: `levels ${from + index}` }));

test('on a full disk nothing is half stored, what is there can be read and found, and later it goes on', () => {
  shelf.history.storeLive(many(50));
  shelf.history.close();
  const { file } = shelf;
  const db = openDatabase({ file, migrations, synchronous: 'NORMAL', prepare: addFunctions });
  const guard = guardOf(file);
  const history = createHistory({ db, file, names: () => [], address: undefined, guard, now: Date.now });
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
  expect(() => history.storeLive(many(2000, 50))).toThrowError(/The disk is full/);
  expect(texts(history, 99)).toHaveLength(50);
  expect(found(history, { text: 'levels 49' })).toEqual(['levels 49']);
  expect(found(history, { text: '"levels 50"' })).toEqual([]);
  db.pragma('max_page_count = 1000000');
  expect(history.storeLive(many(2000, 50)).messages).toHaveLength(2000);
  expect(found(history, { text: '"levels 2049"' })).toEqual(['levels 2049']);
  history.close();
  expect(historyFaults(file)).toEqual([]);
  expect(existsSync(`${file}.damaged`)).toBe(false);
  shelf.reopens();
});

test('an index that is damaged alone is told in plain words, and begun anew with the rest', () => {
  shelf.history.storeLive(many(500));
  const db = new Database(shelf.file).unsafeMode();
  db.prepare('UPDATE words_data SET block = zeroblob(100) WHERE id > 10').run();
  db.close();
  expect(() => found(shelf.history, { text: 'levels' })).toThrowError(/damaged: restart Perch/);
  shelf.reopens();
  expect(texts(shelf.history)).toEqual([]);
  shelf.history.storeLive(many(3));
  expect(found(shelf.history, { text: 'levels 2' })).toEqual(['levels 2']);
});

const damages = soak ? 300 : 12;

test(`whatever ${damages} times is overwritten in the file, nothing but a plain fault comes of it, and two starts later all is well`, () => {
  shelf.history.storeLive(many(400));
  shelf.history.close();
  const whole = readFileSync(shelf.file);
  const random = randomFrom(seed);
  for (let count = 0; count < damages; count += 1) {
    overwrite(shelf.file, whole, random);
    for (let start = 0; start < 2; start += 1) tryEverything(shelf);
    shelf.reopens();
    shelf.history.deleteRoom(desk);
    shelf.history.storeLive(many(3));
    expect([count, texts(shelf.history)]).toEqual([count, ['levels 0', 'levels 1', 'levels 2']]);
    expect([count, found(shelf.history, { text: '"levels 2"' })]).toEqual([count, ['levels 2']]);
    shelf.history.close();
  }
  shelf.reopens();
});

/** Some pages in part, or the end of the file. */
function overwrite(file: string, whole: Buffer, random: () => number): void {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, whole, 0, random() < 0.2 ? Math.floor(random() * whole.length) : whole.length);
  for (let hits = Math.ceil(random() * 20); hits > 0; hits -= 1) {
    const noise = Buffer.from(Array.from({ length: Math.ceil(random() * 4096) }, () => random() * 256));
    writeSync(descriptor, noise, 0, noise.length, Math.floor(random() * statSync(file).size));
  }
  closeSync(descriptor);
}

/** Every act works or throws a plain fault. */
function tryEverything({ folder }: Shelf): void {
  let history: History | undefined;
  const acts: (() => unknown)[] = [
    () => (history = openShelf(folder).history),
    () => history?.rooms(),
    () => history && texts(history),
    () => history && found(history, { text: 'levels' }),
    () => history?.storeLive([message(9000, { text: 'after it' })]),
    () => history?.deleteRoom(desk),
    () => history?.close(),
  ];
  for (const act of acts) {
    try {
      act();
    } catch (error) {
      expect(error).toBeInstanceOf(FaultError);
    }
  }
}
