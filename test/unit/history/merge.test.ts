import { beforeEach, expect, test } from 'vitest';
import { openMerge } from '#electron/history/reader/merge.ts';
import { addFunctions } from '#electron/history/search/functions.ts';
import { openBeside } from '#electron/sqlite/database.ts';
import { randomFrom, seed } from '#test/support/random.ts';
import { openShelf, type Shelf, shelfForEach } from '#test/support/shelf.ts';
import { message } from './messages.ts';

const shelf = shelfForEach();
let said = 0;
let random: () => number;

beforeEach(() => {
  said = 0;
  random = randomFrom(seed);
});

/** Stored at once, of words that are hardly ever said twice. */
function say(count: number, { history }: Pick<Shelf, 'history'> = shelf): void {
  const text = () => Array.from({ length: 12 }, () => `word${Math.floor(random() * 1e9)}`).join(' ');
  history.storeLive(Array.from({ length: count }, () => message(said++, { text: text() })));
}

function beside(file = shelf.file) {
  const db = openBeside(file);
  addFunctions(db);
  const segments = db.prepare<[], number>('SELECT count(DISTINCT segid) FROM words_idx').pluck();
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  return {
    ...{ db, merge: openMerge(db) },
    segments: () => segments.get() ?? 0,
    version: () => version.get(),
  };
}

const tooMany = 200;

/** How many steps it takes until all is merged, where somebody says something after so many of them. */
function stepsUntilQuiet(saidAfter: number): number {
  const apart = openShelf();
  const { db, merge, segments } = beside(apart.file);
  for (let backlog = 0; backlog < 30; backlog += 1) say(60, apart);
  expect(segments()).toBe(30);
  let steps = 0;
  while (steps < tooMany && merge.settle()) {
    steps += 1;
    if (steps % saidAfter === 0) say(1, apart);
  }
  expect(segments()).toBeLessThan(10);
  db.close();
  apart.history.close();
  apart.folder.remove();
  return steps;
}

test('merging that is disturbed again and again goes on where it was, and comes to an end', () => {
  const undisturbed = stepsUntilQuiet(Number.POSITIVE_INFINITY);
  expect(undisturbed).toBeGreaterThan(5);
  expect(stepsUntilQuiet(2)).toBeLessThan(tooMany);
});

test('where nothing was said since, nothing is written', () => {
  const [one, other] = [beside(), beside()];
  say(1);
  say(1);
  while (one.merge.settle());
  const before = other.version();
  expect(one.merge.settle()).toBe(false);
  expect(other.version()).toBe(before);
  for (const { db } of [one, other]) db.close();
});
