import { beforeEach, expect, test, vi } from 'vitest';
import type { EventName, Events } from '#electron/bridge/contract.ts';
import type { Feeds } from '#electron/chat/index.ts';
import type { Tell } from '#electron/core/events.ts';
import { FeedList } from '#electron/core/feeds/feed-list.ts';
import { shareFeeds } from '#electron/core/feeds/share-feeds.ts';
import type { Message, StoredMessage } from '#electron/model/message.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { feed, listed } from '../history/feeds/feeds.ts';
import { desk, message } from '../history/messages.ts';

const ops = 'ops@rooms.localhost';
const fires = feed('fires', { text: 'fire' });

const shelf = shelfForEach();

let list: FeedList;
let told: { readonly name: EventName; readonly body: unknown }[];
let due: Set<() => void>;
let onList: Set<string>;
let sealed: Set<string>;

beforeEach(() => {
  told = [];
  due = new Set();
  onList = new Set([desk, ops]);
  sealed = new Set();
  for (const room of onList) shelf.history.saveRoom(listed(room));
  list = open();
});

function open(): FeedList {
  const entryOf = (address: string) => {
    if (!onList.has(address) || sealed.has(address)) return undefined;
    const { history } = shelf;
    return { ...listed(address), ...history.counts(address), state: 'Idle' as const, canManage: false };
  };
  const tell: Tell = (name, body) => told.push({ name, body });
  return new FeedList({
    feeds: shelf.history.feeds,
    isStored: (room, archiveId) => shelf.history.find(room, archiveId) !== undefined,
    reader: { feedPage: async (request, except) => shelf.history.feeds.page(request, except) },
    rooms: { get: entryOf, entries: () => [...onList].flatMap((room) => entryOf(room) ?? []) },
    sealed: { rooms: () => [...sealed] },
    written: () => undefined,
    tell,
    now: () => message(100).sentAt,
    after: (_, act) => {
      due.add(act);
      return () => due.delete(act);
    },
    log: (line) => {
      throw new Error(line);
    },
  });
}

/** Everything that was put off happens. */
function later(): void {
  const acts = [...due];
  due.clear();
  for (const act of acts) act();
}

function bodies<Name extends EventName>(name: Name): readonly Events[Name][] {
  // Told under its name, so it is what the name says.
  return told.filter((each) => each.name === name).map(({ body }) => body as Events[Name]);
}

/** Just said, as the street brings it: stored, told as feeds, and the rooms told anew. */
function say(...all: readonly Message[]): readonly StoredMessage[] {
  const { messages } = shelf.history.storeLive(all);
  for (const each of messages) list.stored(each, true);
  list.hear('rooms.changed', { changed: [], gone: [] });
  return messages;
}

test('a burst is told together: each message once, and what is counted', () => {
  list.keep([fires, feed('all', { text: 'fire message', wording: 'any' })]);
  told = [];
  say(
    message(1, { text: 'Fire!' }),
    message(2, { room: ops }),
    message(3, { text: 'Fire again', own: true }),
  );
  expect(told).toEqual([]);
  later();
  expect(bodies('feeds.matched')).toMatchObject([
    {
      matches: [
        { feeds: ['all', 'fires'], message: { text: 'Fire!' } },
        { feeds: ['all'], message: { text: 'message 2' } },
        { feeds: ['all', 'fires'], message: { text: 'Fire again' } },
      ],
    },
  ]);
  const [counted, ...others] = bodies('feeds.counted');
  expect(others).toEqual([]);
  expect(new Map(counted?.counts.map(({ feed: id, unread }) => [id, unread]))).toEqual(
    new Map([
      ['all', 2],
      ['fires', 1],
    ]),
  );
});

test('what is read in the feed stays unread in its room; what is read in its room is read in the feed', () => {
  list.keep([fires]);
  const [first, second] = say(message(1, { text: 'Fire 1' }), message(2, { text: 'Fire 2' }));
  later();
  list.markRead('fires', first?.key ?? 0);
  expect(bodies('feeds.counted').at(-1)).toEqual({ counts: [{ feed: 'fires', unread: 1 }] });
  expect(shelf.history.counts(desk).unread).toBe(2);
  shelf.history.markRead(desk, second?.key ?? 0);
  list.hear('rooms.changed', { changed: [], gone: [] });
  later();
  expect(bodies('feeds.counted').at(-1)).toEqual({ counts: [{ feed: 'fires', unread: 0 }] });
});

test('what comes late, from before what was read in the feed, is unread all the same', () => {
  list.keep([fires]);
  say(message(10, { text: 'Fire 10' }));
  list.markRead('fires', Number.MAX_SAFE_INTEGER);
  say(message(5, { room: ops, text: 'Fire 5' }));
  later();
  expect(list.entries().find(({ id }) => id === 'fires')?.unread).toBe(1);
});

test('what another device has read is read, also what comes only later; what is newer is not', () => {
  list.keep([fires]);
  say(message(1, { text: 'Fire 1' }), message(9, { room: ops, text: 'Fire 9' }));
  list.heardRead('fires', { time: message(5).sentAt, room: desk, archiveId: 'a5' });
  expect(bodies('feeds.counted').at(-1)).toEqual({ counts: [{ feed: 'fires', unread: 1 }] });
  say(message(5, { text: 'Fire 5' }), message(6, { text: 'Fire 6' }));
  later();
  expect(list.entries().find(({ id }) => id === 'fires')?.unread).toBe(2);
});

test('what another device has read is read, also where this one took it for later', () => {
  list.keep([fires]);
  const mark = { time: message(1).sentAt, room: desk, archiveId: 'a3' };
  list.heardRead('fires', mark);
  say(message(3, { text: 'Fire 3' }), message(4, { text: 'Fire 4' }));
  later();
  expect(list.entries().find(({ id }) => id === 'fires')?.unread).toBe(1);
});

test('a time that has not come yet silences nothing that is still to be said', () => {
  list.keep([fires]);
  list.heardRead('fires', { time: Number.MAX_SAFE_INTEGER, room: desk });
  say(message(200, { text: 'Fire 200' }));
  later();
  expect(list.entries().find(({ id }) => id === 'fires')?.unread).toBe(1);
});

test('up to when was read here is told once, and again where the server could not be told', async () => {
  list.keep([fires]);
  say(message(1, { text: 'Fire 1' }), message(2, { text: 'Fire 2' }));
  const asked: unknown[] = [];
  const lines: string[] = [];
  let fails = true;
  const shared = shareFeeds({
    here: list,
    // Of all that a server does, this is asked.
    server: {
      on: () => () => undefined,
      list: async () => [fires],
      readUpTo: async () => new Map(),
      markRead: async (...what: unknown[]) => {
        asked.push(what);
        if (fails) throw new Error('away');
      },
    } as unknown as Feeds,
    after: (_, act) => {
      due.add(act);
      return () => due.delete(act);
    },
    log: (line) => lines.push(line),
  });
  list.markRead('fires', Number.MAX_SAFE_INTEGER);
  shared.read();
  later();
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  fails = false;
  shared.refresh();
  await vi.waitFor(() => expect(list.untold.size).toBe(0));
  shared.refresh();
  shared.read();
  later();
  const told = ['fires', { time: message(2).sentAt, room: desk, archiveId: 'a2' }];
  expect(asked).toEqual([told, told]);
  shared.stop();
});

test('a room that is sealed or gone is in no feed from that moment on, and may come back', async () => {
  list.keep([fires]);
  say(message(1, { text: 'Fire 1' }), message(2, { room: ops, text: 'Fire 2' }));
  later();
  const texts = async () =>
    (await list.page({ feed: 'fires', from: { at: 'newest' }, limit: 9 })).messages.map(({ text }) => text);
  told = [];
  sealed.add(desk);
  list.hear('rooms.changed', { changed: [], gone: [desk] });
  expect(told).toEqual([
    { name: 'feeds.counted', body: { counts: [{ feed: 'fires', unread: 1 }] } },
    { name: 'feeds.outdated', body: { feeds: ['ego', 'fires'] } },
  ]);
  expect(await texts()).toEqual(['Fire 2']);
  expect(list.of({ ...message(9, { text: 'Fire 9' }), key: 1, mentionsMe: true })).toEqual([]);
  sealed.clear();
  const entry = { ...listed(desk), ...shelf.history.counts(desk), state: 'Idle' as const, canManage: false };
  list.hear('rooms.changed', { changed: [entry], gone: [] });
  expect(await texts()).toEqual(['Fire 1', 'Fire 2']);
  expect(list.entries().find(({ id }) => id === 'fires')?.unread).toBe(2);

  shelf.history.deleteRoom(ops);
  onList.delete(ops);
  list.hear('rooms.changed', { changed: [], gone: [ops] });
  expect(await texts()).toEqual(['Fire 1']);
});

test('what the server has is what there is: made, changed and removed, the counts right at once', () => {
  say(message(1, { text: 'Fire 1' }), message(2, { text: 'Smoke 2' }));
  later();
  told = [];
  list.keep([fires]);
  const match = { ...fires.match, text: 'smoke fire', wording: 'any' as const };
  list.keep([{ ...fires, match }]);
  list.keep([{ ...fires, match, action: 'notify' }]);
  list.keep([{ ...fires, match, action: 'notify', trouble: 'Not understood.' }]);
  list.keep([]);
  list.keep([]);
  expect(bodies('feeds.changed').map(({ feeds }) => feeds.map(({ id, unread }) => [id, unread]))).toEqual([
    [
      ['ego', 0],
      ['fires', 1],
    ],
    [
      ['ego', 0],
      ['fires', 2],
    ],
    [
      ['ego', 0],
      ['fires', 2],
    ],
    [
      ['ego', 0],
      ['fires', 0],
    ],
    [['ego', 0]],
  ]);
});

test('among much that is unread a feed counts the newest at once and the others soon, also after a restart', () => {
  const all = Array.from({ length: 2_500 }, (_, index) => message(index, { text: `Fire ${index}` }));
  shelf.history.storeLive(all);
  list.keep([fires]);
  const unread = () => list.entries().find(({ id }) => id === 'fires')?.unread;
  expect(unread()).toBe(1_000);
  list.stop();
  shelf.reopens();
  due = new Set();
  list = open();
  expect(unread()).toBe(1_000);
  list.markRead(
    'fires',
    shelf.history.page({ room: desk, from: { at: 'newest' }, limit: 3 }).messages[0]?.key ?? 0,
  );
  expect(unread()).toBe(2);
  say(message(3_000, { text: 'Fire 3000' }));
  told = [];
  while (due.size > 0) later();
  expect(unread()).toBe(3);
  expect(bodies('feeds.outdated')).toEqual([{ feeds: ['fires'] }]);
});

test('they are there at the next start, before anybody was asked', () => {
  list.keep([fires]);
  say(message(1, { text: 'Fire, Ada!' }));
  shelf.reopens();
  expect(open().entries()).toMatchObject([
    { id: 'ego', unread: 1 },
    { id: 'fires', name: 'fires', unread: 1 },
  ]);
});
