import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { History } from '#electron/history/history.ts';
import { openBeside } from '#electron/sqlite/database.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { desk, message, page, texts } from './messages.ts';

const day = 24 * 60 * 60 * 1000;
const begin = message(0).sentAt;

const shelf = shelfForEach();

/** One message a day, said live: the n-th was said on the n-th day. */
function daily(history: History, days: number): void {
  history.joined(desk);
  for (let each = 0; each < days; each += 1) {
    const author = { id: `person${each}@localhost`, name: `Author${each}x` };
    const text = `secretword${each} with some common words`;
    history.storeLive([
      message(each, { sentAt: begin + each * day, text, author, storyTitle: `titleword${each}` }),
    ]);
  }
}

/** Whether any of the history's files still holds this. */
function traces(folder: string, words: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(words));
}

function removeAll(history: History, now: number, limit = 3): void {
  while (history.keeping.removeSome(now, limit) !== undefined);
}

test('what is older than a room is kept for goes, from its rows, its counts and every byte of its files', () => {
  const { history, folder, file } = shelf;
  daily(history, 20);
  history.keeping.keep(desk, 5);
  expect(traces(folder.path, 'secretword3').length).toBeGreaterThan(0);
  removeAll(history, begin + 19 * day);
  expect(texts(history)).toHaveLength(6);
  expect(history.counts(desk)).toMatchObject({ unread: 6, keepDays: 5 });
  for (let each = 0; each < 14; each += 1) {
    for (const words of [`secretword${each} `, `titleword${each}`, `person${each}@`, `Author${each}x`]) {
      if (`secretword${each}` !== 'secretword1')
        expect([words, traces(folder.path, words)]).toEqual([words, []]);
    }
  }
  expect(traces(folder.path, 'secretword19').length).toBeGreaterThan(0);
  // A file of it does not pass for all that was said.
  expect(history.storedRooms()).toMatchObject([{ fromStart: false, complete: true }]);
  expect(historyFaults(file)).toEqual([]);
});

test('the archive does not bring back what was removed, and is not asked for it', () => {
  const { history } = shelf;
  daily(history, 20);
  history.keeping.keep(desk, 5);
  removeAll(history, begin + 19 * day);
  const { reachedStart, missing } = history.page({ room: desk, from: { at: 'newest' }, limit: 50 });
  expect({ reachedStart, missing }).toEqual({ reachedStart: true, missing: [] });
  history.interrupted();
  history.joined(desk);
  const ask = history.nextAsk(desk, { want: 'current', max: 50 });
  const all = Array.from({ length: 20 }, (_, each) =>
    message(each, { sentAt: begin + each * day, text: `again${each}` }),
  );
  if (ask) history.storePage(desk, ask, page(all));
  expect(history.page({ room: desk, from: { at: 'newest' }, limit: 50 }).messages).toHaveLength(6);
  expect(history.nextAsk(desk, { want: 'current', max: 50 })).toBeUndefined();
});

test('a room that is kept for ever again can be fetched back to its beginning', () => {
  const { history } = shelf;
  daily(history, 20);
  history.keeping.keep(desk, 5);
  removeAll(history, begin + 19 * day);
  history.keeping.keep(desk, null);
  const { reachedStart, missing } = history.page({ room: desk, from: { at: 'newest' }, limit: 50 });
  expect({ reachedStart, before: missing[0]?.ask.before }).toEqual({ reachedStart: false, before: 'a14' });
  for (const { ask } of missing)
    history.storePage(desk, ask, page([message(13, { sentAt: begin + 13 * day })], true));
  expect(texts(history)).toHaveLength(7);
  expect(texts(history).join()).not.toContain('|');
});

test('a room in which everything is too old is empty, and live messages go on', () => {
  const { history } = shelf;
  daily(history, 4);
  history.keeping.keep(desk, 5);
  removeAll(history, begin + 400 * day);
  expect(texts(history)).toEqual([]);
  expect(history.counts(desk)).toMatchObject({ unread: 0, mentions: 0 });
  history.storeLive([message(9, { sentAt: begin + 400 * day })]);
  expect(texts(history)).toEqual(['message 9']);
});

test('a room that nobody limited loses nothing', () => {
  const { history } = shelf;
  daily(history, 4);
  removeAll(history, begin + 4000 * day);
  expect(texts(history)).toHaveLength(4);
});

test('what the room took back goes at once, live and from a page of its archive, and leaves no gap', () => {
  const { history, folder, file } = shelf;
  daily(history, 6);
  history.markRead(
    desk,
    history.page({ room: desk, from: { at: 'newest' }, limit: 50 }).messages[1]?.key ?? 0,
  );
  expect(history.keeping.removeMessages(desk, ['a3', 'unknown'])).toBe(true);
  expect(history.keeping.removeMessages(desk, ['a3'])).toBe(false);
  expect(history.counts(desk)).toMatchObject({ unread: 3 });
  expect(traces(folder.path, 'secretword3')).toEqual([]);
  history.interrupted();
  history.joined(desk);
  const ask = history.nextAsk(desk, { want: 'current', max: 50 });
  // Some archives have the notice, and what it took back as well.
  const again = message(5, { sentAt: begin + 5 * day });
  const more = message(8, { sentAt: begin + 8 * day });
  if (ask)
    expect(
      history.storePage(desk, ask, { ...page([again, more]), removed: ['a0', 'a5', 'a0'] }).reordered,
    ).toBe(true);
  expect(texts(history).map((text) => text.split(' ')[0])).toEqual([
    'secretword1',
    'secretword2',
    'secretword4',
    'message',
  ]);
  expect(historyFaults(file)).toEqual([]);
});

test('what is removed while another thread reads in the log is told at once, and goes from there when that is over', () => {
  const { history, folder, file } = shelf;
  daily(history, 3);
  const reader = openBeside(file);
  reader.exec('BEGIN; SELECT count(*) FROM messages;');
  const ask = history.asking(desk, { before: null, max: 9 });
  const stored = history.storePage(desk, ask, { messages: [], complete: false, removed: ['a1'] });
  expect(stored.reordered).toBe(true);
  expect(history.keeping.erase()).toBe(false);
  reader.exec('COMMIT');
  expect(history.keeping.erase()).toBe(true);
  expect(traces(folder.path, 'secretword1')).toEqual([]);
  reader.close();
});
