import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openReader } from '#electron/history/history.ts';
import { filesWith } from '#test/support/files-with.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { feed, listed } from './feeds/feeds.ts';
import { desk, found, message, page, texts } from './messages.ts';

const lobby = 'lobby@rooms.localhost';
const many = 40;
const shelf = shelfForEach();
const eve = { id: 'eve.xyzzy@localhost', name: 'Evexyzzy' };

/** Much was said in one room, and a little in another; all of it is news, and some means Ada. */
function muchIsSaid(room = desk): void {
  const { history } = shelf;
  history.saveRoom({ ...listed(room), name: 'Desk xyzzy', description: 'plugh' });
  history.saveRoom(listed(lobby));
  history.feeds.keep([feed('levels', { text: 'levels' })]);
  history.storeLive(Array.from({ length: many }, (_, index) => levels(index, room)));
  history.storeLive([0, 1, 2].map((index) => levels(index, lobby)));
}

function levels(index: number, room = desk) {
  const isSecret = room !== lobby;
  return message(index, {
    room,
    ...(isSecret && { archiveId: `xyzzyid${index}`, author: eve, storyTitle: `plughtitle${index}` }),
    text: isSecret ? `levels xyzzy${index} for Ada` : `levels ${index}`,
    importance: 'Alert',
  });
}

/** Messages that lie in the file. */
function rows(): number {
  const db = new Database(shelf.file, { readonly: true });
  const count = Number(db.prepare('SELECT count(*) FROM messages').pluck().get());
  db.close();
  return count;
}

/** Answers how often something went. */
function removesAll(limit = 8): number {
  let slices = 0;
  while (shelf.history.keeping.removeSome(0, limit) !== undefined) slices += 1;
  return slices;
}

function isInFiles(words: readonly string[]): readonly string[] {
  return words.filter((each) => filesWith(shelf.folder.path, each).length > 0);
}

const secrets = ['xyzzy', 'plugh', 'Evexyzzy', 'xyzzyid', 'plughtitle', desk];

test('a room that is deleted shows nowhere from then on, though most of what was said in it is still to be removed', async () => {
  muchIsSaid();
  const { history, file } = shelf;
  const last = history.page({ room: desk, from: { at: 'newest' }, limit: 1 }).messages[0];
  history.seal(desk, 1);
  history.deleteRoom(desk);
  expect(rows()).toBeGreaterThan(20);
  expect(history.rooms().map(({ address }) => address)).toEqual([lobby]);
  expect(history.storedRooms()).toMatchObject([{ room: lobby, messages: 3 }]);
  expect(history.sealed()).toEqual(new Map());
  expect(history.counts(desk)).toEqual({ unread: 0, mentions: 0, readUpTo: 0 });
  expect(texts(history)).toEqual([]);
  expect([...history.walk(desk, 9)].flatMap(({ messages }) => messages)).toEqual([]);
  expect(
    history.page({ room: lobby, beside: desk, from: { at: 'newest' }, limit: 50 }).messages,
  ).toHaveLength(3);
  expect(history.find(desk, 'xyzzyid39')).toBeUndefined();
  expect(history.keeping.removeMessages(desk, ['xyzzyid39'])).toBe(false);
  expect(history.markRead(desk, last?.key ?? 0)).toBeUndefined();
  expect(history.feeds.unread([])).toEqual(new Map([['levels', 3]]));
  expect(history.feeds.page({ feed: 'levels', from: { at: 'newest' }, limit: 50 }, []).messages).toHaveLength(
    3,
  );
  expect(history.feeds.page({ feed: 'ego', from: { at: 'newest' }, limit: 50 }, []).messages).toEqual([]);
  const reader = openReader(file);
  const asked = { text: '', order: 'time' } as const;
  const searches = [
    ...[{ text: 'levels' }, { text: 'levels', order: 'relevance' as const }, { text: 'evel' }, { from: 0 }],
    ...[{ importance: 'Alert' as const }, { by: 'evexyzzy' }, { authors: [eve.id] }, { rooms: [desk] }],
    ...[
      { story: true as const },
      { text: 'xyzzy3' },
      { mentionsMe: true as const },
      { rooms: [desk, lobby] },
    ],
  ].map((each) => ({ search: { ...asked, ...each }, limit: 50 }));
  for (const search of searches) {
    const answer = history.search(search);
    expect(await reader.search(search, 'window')).toEqual(answer);
    expect(answer.hits.filter(({ message: { room } }) => room !== lobby)).toEqual([]);
    expect(answer.coverage.filter(({ room }) => room !== lobby)).toEqual([]);
  }
  const feedPage = await reader.feedPage({ feed: 'levels', from: { at: 'newest' }, limit: 50 }, []);
  expect(feedPage.messages).toHaveLength(3);
  reader.close();
  // Nor with a feed that looks for something else meanwhile.
  history.feeds.keep([feed('levels', { text: 'xyzzy3 levels', wording: 'any' })]);
  expect(history.feeds.unread([])).toEqual(new Map([['levels', 3]]));
});

test('what was said in it goes a little at a time, also after a restart, until no byte of it is left', () => {
  muchIsSaid();
  shelf.history.keeping.removeMessages(desk, ['xyzzyid7', 'xyzzyidunknown']);
  shelf.history.deleteRoom(desk);
  expect(shelf.history.keeping.removeSome(0, 8)).toEqual({});
  const left = rows();
  shelf.reopens();
  expect(rows()).toBe(left);
  expect(found(shelf.history, { text: 'levels' })).toHaveLength(3);
  expect(removesAll()).toBe(Math.ceil((left - 3) / 8));
  expect(rows()).toBe(3);
  expect(isInFiles(secrets)).toEqual([]);
  expect(historyFaults(shelf.file)).toEqual([]);
  expect(texts(shelf.history)).toEqual([]);
  expect(found(shelf.history, { text: 'levels' })).toHaveLength(3);
});

test('of a small room no byte is left when that returns', () => {
  const { history } = shelf;
  history.saveRoom({ ...listed(desk), name: 'Desk xyzzy' });
  history.storeLive([1, 2, 3, 4, 5].map((index) => levels(index)));
  expect(isInFiles(['xyzzy', 'plughtitle'])).toHaveLength(2);
  history.deleteRoom(desk);
  expect(isInFiles(secrets)).toEqual([]);
  expect(removesAll()).toBe(0);
});

test('it may be entered again meanwhile, and then holds what is said from then on', () => {
  muchIsSaid();
  const { history, file } = shelf;
  history.markRead(desk, Number.MAX_SAFE_INTEGER);
  history.keeping.keep(desk, 20_000);
  history.joined(desk);
  history.deleteRoom(desk);
  history.saveRoom(listed(desk));
  expect(history.rooms().find(({ address }) => address === desk)).toMatchObject({ unread: 0, readUpTo: 0 });
  expect(history.nextAsk(desk, { want: 'current', max: 9 })).toMatchObject({ before: null });
  history.joined(desk);
  // The same ids and times, as its archive has them still.
  const ask = history.asking(desk, { before: null, max: 9 });
  history.storePage(
    desk,
    ask,
    page(
      [38, 39].map((index) => ({ ...levels(index), text: `again ${index}` })),
      true,
    ),
  );
  history.storeLive([{ ...levels(many), text: 'again live' }]);
  const expected = ['again 38', 'again 39', 'again live'];
  for (const limit of [8, 100]) {
    expect(texts(history)).toEqual(expected);
    expect(found(history, { rooms: [desk], text: 'again' }).toReversed()).toEqual(expected);
    expect(found(history, { text: 'xyzzy3' })).toEqual([]);
    expect(history.storedRooms()).toMatchObject([
      { room: lobby },
      { room: desk, messages: 3, complete: true },
    ]);
    expect(history.counts(desk)).toMatchObject({ unread: 1, mentions: 0 });
    expect(history.counts(desk).keepDays).toBeUndefined();
    removesAll(limit);
  }
  expect(rows()).toBe(6);
  expect(isInFiles(['xyzzy1', 'levels xyzzy', 'Desk xyzzy'])).toEqual([]);
  expect(historyFaults(file)).toEqual([]);
});

test('it may be deleted again, and another one too, before the first is gone: each goes whole, and no number is taken twice', () => {
  const { history, file } = shelf;
  for (const room of [desk, 'ops@rooms.localhost', desk, desk]) {
    muchIsSaid(room);
    expect(history.storedRooms().map((each) => [each.room, each.messages])).toContainEqual([room, many]);
    history.deleteRoom(room);
    history.keeping.removeSome(0, 3);
    expect(history.storedRooms()).toMatchObject([{ room: lobby, messages: 3 }]);
    expect(history.feeds.unread([]).get('levels')).toBe(3);
  }
  expect(rows()).toBeGreaterThan(2 * many);
  removesAll();
  expect(rows()).toBe(3);
  expect(isInFiles(secrets)).toEqual([]);
  expect(historyFaults(file)).toEqual([]);
});

test('an import that is taken away meanwhile leaves what is deleted to go by itself, and the same file comes whole again', () => {
  const { history } = shelf;
  const messages = Array.from({ length: many }, (_, index) => levels(index));
  const first = history.imports.begin(1);
  history.imports.store(first, desk, { messages, fromStart: true });
  history.imports.store(first, lobby, { messages: [levels(1, lobby)], fromStart: true });
  expect(history.imports.undoSome(first, 3)).toBe(true);
  history.deleteRoom(desk);
  while (history.imports.undoSome(first, 3));
  expect(history.storedRooms()).toEqual([]);
  expect(history.rooms()).toEqual([]);
  const again = history.imports.begin(2);
  expect(history.imports.store(again, desk, { messages, fromStart: true })).toBe(many);
  history.imports.finish(again);
  removesAll();
  expect(history.storedRooms()).toMatchObject([
    { room: desk, messages: many, complete: true, fromStart: true },
  ]);
  expect(texts(history)).toEqual(messages.map(({ text }) => text));
  expect(historyFaults(shelf.file)).toEqual([]);
});

test('where the disk gives no room to delete it, all is as before; where it gives none to remove the rest, that stays out of sight', () => {
  muchIsSaid();
  const { history, file } = shelf;
  const whole = [texts(history), found(history, { text: 'xyzzy39' }), history.feeds.unread([])];
  const db = new Database(file);
  const refuse = () =>
    db.exec(`CREATE TRIGGER refused AFTER DELETE ON messages BEGIN SELECT RAISE(ABORT, 'full'); END`);
  refuse();
  expect(() => history.deleteRoom(desk)).toThrow();
  expect([texts(history), found(history, { text: 'xyzzy39' }), history.feeds.unread([])]).toEqual(whole);
  expect(history.storeLive([levels(many)]).messages).toHaveLength(1);
  db.exec('DROP TRIGGER refused');
  history.deleteRoom(desk);
  refuse();
  const left = rows();
  expect(() => history.keeping.removeSome(0, 8)).toThrow();
  expect([texts(history), found(history, { text: 'xyzzy39' }), rows()]).toEqual([[], [], left]);
  db.exec('DROP TRIGGER refused');
  db.close();
  removesAll();
  expect(isInFiles(secrets)).toEqual([]);
  expect(historyFaults(file)).toEqual([]);
});
