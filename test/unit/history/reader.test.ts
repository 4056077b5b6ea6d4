import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HistoryReader, openReader } from '#electron/history/history.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { desk, message } from './messages.ts';

const shelf = shelfForEach();

let reader: HistoryReader;

beforeEach(() => {
  reader = openReader(shelf.file);
});

afterEach(() => {
  reader.close();
});

const asked = (text: string) => ({ search: { text, order: 'time' as const }, limit: 5 });
const found = async (text: string) =>
  (await reader.search(asked(text), 'window'))?.hits.map((hit) => hit.message.text);

/** In how many pieces the index is. */
function segments(): number {
  const db = new Database(shelf.file, { readonly: true });
  const count = db.prepare('SELECT count(DISTINCT segid) AS n FROM words_idx').get();
  db.close();
  return v.parse(v.object({ n: v.number() }), count).n;
}

test('what is stored is found, what is deleted is not, as soon as that is done', async () => {
  shelf.history.storeLive([message(1, { text: 'levels' })]);
  expect(await found('levels')).toEqual(['levels']);
  shelf.history.storeLive([message(2, { text: 'more levels' })]);
  expect(await found('levels')).toEqual(['more levels', 'levels']);
  shelf.history.deleteRoom(desk);
  expect(await found('levels')).toEqual([]);
  const cleo = { id: 'cleo@localhost', name: 'Cleo' };
  shelf.history.storeLive([message(3, { text: 'levels again', author: cleo })]);
  const answer = await reader.search(asked('again'), 'window');
  expect(answer?.hits).toMatchObject([{ message: { author: cleo } }]);
});

test('a newer question of the same asker drops the one that waits, and nobody else’s', async () => {
  shelf.history.storeLive([message(1, { text: 'levels' })]);
  const answers = await Promise.all([
    reader.search(asked('l'), 'window'),
    reader.search(asked('le'), 'window'),
    reader.search(asked('lev'), 'add-in'),
    reader.search(asked('leve'), 'window'),
  ]);
  expect(answers.map((answer) => answer?.terms)).toEqual([['l'], undefined, ['lev'], ['leve']]);
});

test('closes while questions wait, and the file can be deleted at once', async () => {
  shelf.history.storeLive([message(1)]);
  await found('message');
  void reader.search(asked('message'), 'window');
  reader.close();
  shelf.history.forget();
  expect(existsSync(shelf.file)).toBe(false);
  shelf.reopens();
});

test('tidying empties the log into the file, though another connection writes', async () => {
  shelf.history.storeLive([message(1)]);
  await reader.tidy();
  shelf.history.storeLive([message(2)]);
  expect(await found('message')).toEqual(['message 2', 'message 1']);
});

test('damage is told in plain words, and repaired at the next start', async () => {
  shelf.history.storeLive(Array.from({ length: 2000 }, (_, index) => message(index)));
  shelf.history.close();
  truncateSync(shelf.file, 8192);
  await expect(found('message')).rejects.toThrowError(/damaged: restart Perch/);
  expect(existsSync(`${shelf.file}.damaged`)).toBe(true);
  shelf.reopens();
  expect(existsSync(`${shelf.file}.damaged`)).toBe(false);
});

test('a reader without a file says so and goes on', async () => {
  const lost = openReader(`${shelf.file}.elsewhere`);
  const fault = { fault: { code: 'StorageFailed', text: expect.stringContaining('cannot be opened') } };
  await expect(lost.search(asked('x'), 'window')).rejects.toMatchObject(fault);
  await expect(lost.search(asked('x'), 'window')).rejects.toMatchObject(fault);
  writeFileSync(`${shelf.file}.elsewhere`, 'no database');
  await expect(lost.search(asked('x'), 'window')).rejects.toThrowError(/damaged/);
  lost.close();
});

test('a quiet moment leaves the index in one piece, and it agrees with the rows; it ends when it is disturbed', async () => {
  const say = (index: number) => shelf.history.storeLive([message(index, { text: `levels ${index}` })]);
  for (let index = 0; index < 60; index += 1) say(index);
  const before = segments();
  await reader.settle(() => false);
  expect(segments()).toBe(before);
  await reader.settle(() => true);
  expect(segments()).toBe(1);
  for (let index = 60; index < 65; index += 1) say(index);
  await reader.settle(() => true);
  expect(segments()).toBe(1);
  expect(await found('59')).toEqual(['levels 59']);
  expect(historyFaults(shelf.file)).toEqual([]);
});

test('storing merges nothing by itself; what was said one by one is merged beside it, and stays right', async () => {
  const say = (index: number) => shelf.history.storeLive([message(index, { text: `levels ${index}` })]);
  for (let index = 0; index < 20; index += 1) say(index);
  expect(segments()).toBe(20);
  await reader.keepUp(() => true);
  expect(segments()).toBe(1);
  for (let index = 20; index < 25; index += 1) say(index);
  expect(segments()).toBe(1 + 5);
  await reader.keepUp(() => true);
  expect(segments()).toBe(1);
  expect(await found('3')).toEqual(['levels 3']);
  expect(historyFaults(shelf.file)).toEqual([]);
});

test('whoever would merge beside storing leaves it while the thread has a question to answer', async () => {
  for (let index = 0; index < 20; index += 1)
    shelf.history.storeLive([message(index, { text: `levels ${index}` })]);
  const asking = found('3');
  await reader.keepUp(() => true);
  expect(segments()).toBe(20);
  expect(await asking).toEqual(['levels 3']);
  await reader.keepUp(() => true);
  expect(segments()).toBe(1);
});

test('what was removed is in no file, also after the thread has merged and read it before', async () => {
  const { history, file } = shelf;
  for (let index = 0; index < 40; index += 1) {
    history.storeLive([
      message(index, { text: `xyzzy${index} plugh` }),
      message(index, { room: 'lobby@rooms.localhost', text: `levels ${index}` }),
    ]);
  }
  await reader.settle(() => true);
  expect(await found('xyzzy39')).toEqual(['xyzzy39 plugh']);
  const searching = found('plugh');
  history.deleteRoom(desk);
  await searching;
  await reader.settle(() => true);
  expect(await found('plugh')).toEqual([]);
  while (history.keeping.removeSome(0, 8) !== undefined);
  expect(await found('zzy3')).toEqual([]);
  for (const suffix of ['', '-wal']) {
    const bytes = readFileSync(file + suffix);
    expect(['xyzzy', 'zzy3', 'plugh'].filter((word) => bytes.includes(word))).toEqual([]);
  }
  expect(historyFaults(file)).toEqual([]);
});
