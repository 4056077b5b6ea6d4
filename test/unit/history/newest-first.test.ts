import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { type History, openHistory } from '#electron/history/history.ts';
import { keyOf } from '#electron/history/keys.ts';
import { migrations } from '#electron/history/migrations/all.ts';
import { addFunctions } from '#electron/history/search/functions.ts';
import type { FeedPageRequest } from '#electron/model/feed.ts';
import type { MessageSearch } from '#electron/model/search.ts';
import { openDatabase } from '#electron/sqlite/database.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { feed, listed } from './feeds/feeds.ts';
import { desk, message } from './messages.ts';

const lobby = 'lobby@rooms.localhost';
/** More than are indexed anew while the history is opened. */
const many = 5_100;
const begin = message(0).sentAt;
/** Longer than the vocabulary has any. */
const longWord = 'heron'.repeat(30);

/** A history as it was before the index named its rows by negated keys; every fiftieth message is said in the lobby. */
function olderHistory(file: string): void {
  const options = { file, migrations: migrations.slice(0, 4), synchronous: 'NORMAL' } as const;
  const db = openDatabase({ ...options, prepare: addFunctions });
  const key = `(${begin} + v * 1000) * 1024`;
  db.exec(`WITH RECURSIVE n (v) AS (SELECT 0 UNION ALL SELECT v + 1 FROM n WHERE v < ${many - 1})
    INSERT INTO messages (room, key, author, sent_at, archive_id, own, mentions_me, important, text)
    SELECT iif(v % 50 = 9, 2, 1), ${key}, 1 + v % 11, ${begin} + v * 1000, 'a' || v, 0, 0, v % 13 = 0,
      'old word' || (v % 50) || iif(v % 1000 = 0, ' kingfisher ${longWord}', '') || ' said ' || v FROM n;
    INSERT INTO rooms (id, address, listed, unread, stored, newest)
    SELECT room, iif(room = 1, '${desk}', '${lobby}'), 1, count(*), count(*), max(key) FROM messages GROUP BY room;
    INSERT INTO stretches SELECT room, room, min(key), NULL, NULL, 1, 0 FROM messages GROUP BY room;
    WITH RECURSIVE n (v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 11)
    INSERT INTO authors SELECT v, 'person' || v || '@localhost', 'Person ' || v FROM n;
    INSERT INTO words (words) VALUES ('rebuild');
    INSERT INTO vocabulary (term) SELECT term FROM terms WHERE is_worth_knowing(term);`);
  db.close();
}

/** The same with every row of the index under its negated key. */
function indexAnew(file: string): void {
  const db = new Database(file);
  addFunctions(db);
  db.exec("UPDATE negated SET from_key = 0; INSERT INTO words (words) VALUES ('rebuild');");
  db.close();
}

interface Opened {
  readonly file: string;
  readonly history: History;
}

/** A large history of an older Perch, and one with the same messages that was never another. */
function both(): readonly [Opened, Opened] {
  const folder = temporaryFolder('newest-first');
  const files = [join(folder.path, 'older.sqlite'), join(folder.path, 'anew.sqlite')] as const;
  const open = (file: string): History => openHistory({ file, names: () => ['Ada'] });
  olderHistory(files[0]);
  open(files[0]).close();
  copyFileSync(...files);
  indexAnew(files[1]);
  const [older, anew] = [open(files[0]), open(files[1])];
  onTestFinished(() => {
    older.close();
    anew.close();
    folder.remove();
  });
  return [
    { file: files[0], history: older },
    { file: files[1], history: anew },
  ];
}

/** What happens to it afterwards: much is said, some of it late, some is taken back. */
function goOn(history: History): void {
  for (const room of [desk, lobby]) history.saveRoom(listed(room));
  const late = Array.from({ length: 30 }, (_, each) =>
    message(each * 100, { archiveId: `late${each}`, text: `late word${each} kingfisher` }),
  );
  const id = history.imports.begin(0);
  history.imports.store(id, desk, { messages: late, fromStart: false });
  history.imports.finish(id);
  for (let each = 0; each < 60; each += 1) {
    const room = each % 3 === 0 ? lobby : desk;
    history.storeLive([message(many + each, { room, text: `new word${each % 10} said ${each}` })]);
  }
  history.storeLive([message(many + 100, { text: 'kingfisher at last' })]);
  history.keeping.removeMessages(desk, ['a1000', 'a5099', `a${many + 1}`, 'a4001']);
  history.feeds.keep([feed('birds', { text: 'kingfisher' }), feed('nine', { text: 'word9' })]);
}

const middle = begin + 3000 * 1000;
const recent = begin + (many + 20) * 1000;
const searches: readonly Partial<MessageSearch>[] = [
  ...['said', 'kingfisher', 'word9', 'new said', '"old word7"', 'ingfish', 'heronh', 'zzyzx'].map((text) => ({
    text,
  })),
  ...[desk, lobby].map((room) => ({ text: 'word9', rooms: [room] })),
  { text: 'said', by: 'person 3' },
  { importance: 'Alert' },
  ...[{ to: middle }, { from: middle }, { from: middle, to: middle + 50_000 }].map((range) => ({
    ...range,
    text: 'said',
  })),
  ...[{ to: recent }, { from: recent }, { from: middle, to: recent }].map((range) => ({
    ...range,
    text: 'said',
  })),
];

test('a large history of an older Perch finds the same, in the same order, as one that was indexed anew', () => {
  const [older, anew] = both();
  for (const { history } of [older, anew]) goOn(history);
  for (const search of searches) {
    for (const order of ['time', 'relevance'] as const) {
      for (const limit of [10, 70, 400]) {
        const asked = { search: { text: '', order, ...search }, limit };
        const { hits } = anew.history.search(asked);
        const keys = (history: History) => history.search(asked).hits.map(({ message: { key } }) => key);
        expect([asked, keys(older.history)]).toEqual([asked, hits.map(({ message: { key } }) => key)]);
      }
    }
  }
  const { hits } = older.history.search({ search: { text: 'said', order: 'time' }, limit: 400 });
  expect(hits).toHaveLength(400);
  const herons = older.history.search({ search: { text: 'heronh', order: 'time' }, limit: 10 });
  expect(herons.hits).toHaveLength(5);
});

test('its feeds count, and are read up and down, as those of one that was indexed anew', () => {
  const [older, anew] = both();
  for (const { history } of [older, anew]) goOn(history);
  expect(older.history.feeds.unread([])).toEqual(anew.history.feeds.unread([]));
  expect(older.history.feeds.unread([]).get('birds')).toBeGreaterThan(1);
  const places: readonly FeedPageRequest['from'][] = [
    { at: 'newest' },
    ...[begin, middle, begin + many * 1000, recent].flatMap((time) => [
      { at: 'before', key: keyOf(time) } as const,
      { at: 'after', key: keyOf(time) } as const,
      { at: 'around', key: keyOf(time) } as const,
    ]),
  ];
  for (const from of places) {
    for (const limit of [3, 200]) {
      const request = { feed: 'nine', from, limit };
      expect(older.history.feeds.page(request, [])).toEqual(anew.history.feeds.page(request, []));
    }
  }
});

test('its index agrees with its rows, also when all of it was removed again', () => {
  const [older, anew] = both();
  for (const { history, file } of [older, anew]) {
    goOn(history);
    expect(historyFaults(file)).toEqual([]);
    history.deleteRoom(lobby);
    expect(historyFaults(file)).toEqual([]);
  }
});
