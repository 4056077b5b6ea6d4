import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { shelfForEach } from '#test/support/shelf.ts';
import { message } from '../messages.ts';
import { feed, listed } from './feeds.ts';

const shelf = shelfForEach();

beforeEach(() => {
  shelf.history.saveRoom(listed(message(1).room));
  shelf.history.feeds.keep([feed('fires', { text: 'fire' }), feed('smoke', { text: 'smoke' })]);
});

test.each([
  ['no JSON', '{'],
  [
    'a condition that is not known',
    '{"name":"F","match":{"text":"","wording":"all","hasFile":true},"action":"sound"}',
  ],
  ['an action that is not known', '{"name":"F","match":{"text":"a","wording":"all"},"action":"siren"}'],
  [
    'a condition of another kind',
    '{"name":"F","match":{"text":"a","wording":"all","story":1},"action":"sound"}',
  ],
])('a kept feed with %s is left out until the server tells of it; the others count on', (_, kept) => {
  shelf.history.close();
  const db = new Database(shelf.file);
  db.prepare("UPDATE feeds SET kept = ? WHERE feed IN ('fires', 'ego')").run(kept);
  db.close();
  shelf.reopens();
  const { feeds } = shelf.history;
  expect(feeds.all().map(({ id, action }) => [id, action])).toEqual([
    ['ego', 'count'],
    ['smoke', 'count'],
  ]);
  expect(() => feeds.page({ feed: 'fires', from: { at: 'newest' }, limit: 9 }, [])).toThrow(
    /no longer there/,
  );
  shelf.history.storeLive([message(1, { text: 'Fire, smoke, Ada!' })]);
  expect(feeds.unread([])).toEqual(
    new Map([
      ['ego', 1],
      ['smoke', 1],
    ]),
  );
  feeds.keep([feed('fires', { text: 'fire' }), feed('smoke', { text: 'smoke' })]);
  expect(feeds.unread([])).toEqual(
    new Map([
      ['ego', 1],
      ['smoke', 1],
      ['fires', 1],
    ]),
  );
});

test('a page goes on from either end, and knows where both are', () => {
  const { history } = shelf;
  const all = Array.from({ length: 25 }, (_, index) => message(index, { text: `Fire ${index}` }));
  const stored = history.storeLive(all).messages;
  const keys = stored.map(({ key }) => key);
  const page = (from: Parameters<typeof history.feeds.page>[0]['from']) => {
    const { messages, reachedStart, reachedEnd } = history.feeds.page({ feed: 'fires', from, limit: 10 }, []);
    return [messages.map(({ key }) => keys.indexOf(key)), reachedStart, reachedEnd];
  };
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
  const key = (index: number) => keys[index] ?? 0;
  expect(page({ at: 'newest' })).toEqual([numbers(15, 25), false, true]);
  expect(page({ at: 'before', key: key(15) })).toEqual([numbers(5, 15), false, false]);
  expect(page({ at: 'before', key: key(5) })).toEqual([numbers(0, 5), true, false]);
  expect(page({ at: 'after', key: key(4) })).toEqual([numbers(5, 15), false, false]);
  expect(page({ at: 'after', key: key(14) })).toEqual([numbers(15, 25), false, true]);
  expect(page({ at: 'around', key: key(12) })).toEqual([numbers(7, 17), false, false]);
  expect(page({ at: 'around', key: 0 })).toEqual([numbers(0, 5), true, false]);
});
