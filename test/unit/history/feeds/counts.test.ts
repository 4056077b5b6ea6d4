import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { History } from '#electron/history/history.ts';
import type { FeedMatch } from '#electron/model/feed.ts';
import { createFeedsOf } from '#electron/model/feed-match.ts';
import type { Message, StoredMessage } from '#electron/model/message.ts';
import { seed, soak } from '#test/support/random.ts';
import { openShelf, type Shelf } from '#test/support/shelf.ts';
import { desk, message, page } from '../messages.ts';
import { feed, listed } from './feeds.ts';

const rooms = [desk, 'ops@rooms.localhost'] as const;
const day = 24 * 60 * 60 * 1000;
const matches: readonly Partial<FeedMatch>[] = [
  { text: 'fire' },
  { text: 'fire', rooms: [desk] },
  { importance: 'Alert' },
  { text: 'message fire', wording: 'any' },
];

const number = fc.integer({ min: 0, max: 60 });
const room = fc.constantFrom(...rooms);
const place = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 1, max: 12 });
const acts = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('live', 'archive'), room, from: number, count }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('import', 'take back'), room, from: number, count }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('read', 'read feed'), room, place }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('restart', 'undo', 'join', 'delete'), room }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('keep'), room, upTo: number }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('look for'), room, match: fc.constantFrom(...matches) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('leave', 'list', 'make anew'), room }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('look on'), room }) },
);
/** Messages that are looked through at once. */
const atOnce = 4;
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never;

/** Every third is our own, every fourth is of fire, every fifth is important. */
function said(room: string, from: number, count: number): readonly Message[] {
  return Array.from({ length: count }, (_, index) => {
    const each = from + index;
    const importance = each % 5 === 0 ? 'Alert' : 'Regular';
    return message(each, {
      room,
      own: each % 3 === 0,
      text: each % 4 === 0 ? `Fire ${each}!` : `message ${each}`,
      importance,
    });
  });
}

/**
 * What happens to a history, and beside it which messages came out of a file, and which were read in the feed. What comes
 * or moves below what was read while the feed is being looked for, and what it looked for before it was changed then,
 * may be either.
 */
class World {
  shelf: Shelf = openShelf();
  match: Partial<FeedMatch> = matches[0] ?? {};
  readonly #imported = new Set<string>();
  readonly #readInFeed = new Set<string>();
  readonly #either = new Set<string>();
  #readMeanwhile = 0;
  #lastImport: number | undefined;

  constructor() {
    this.#list(desk);
    this.#keep();
  }

  get history(): History {
    return this.shelf.history;
  }

  lives(step: Act): void {
    if (step.act === 'live' && 'count' in step)
      this.history.storeLive(said(step.room, step.from, step.count));
    if (step.act === 'archive' && 'count' in step) this.#archive(step.room, step.from, step.count);
    if (step.act === 'import' && 'count' in step) this.#import(step.room, step.from, step.count);
    if (step.act === 'take back' && 'count' in step) {
      const ids = said(step.room, step.from, step.count).flatMap(({ archiveId = '' }) => archiveId);
      this.history.keeping.removeMessages(step.room, ids);
    }
    if ('place' in step) this.#read(step.act, step.room, step.place);
    if (step.act === 'join') this.history.joined(step.room);
    if (step.act === 'delete') this.history.deleteRoom(step.room, 1);
    if (step.act === 'leave') this.history.unlistRoom(step.room);
    if (step.act === 'list') this.#list(step.room);
    if (step.act === 'undo' && this.#lastImport !== undefined) {
      while (this.history.imports.undoSome(this.#lastImport, 3));
    }
    if ('upTo' in step) {
      this.history.keeping.keep(step.room, 1);
      while (this.history.keeping.removeSome(message(step.upTo).sentAt + day, 2) !== undefined);
      this.history.keeping.keep(step.room, null);
    }
    if ('match' in step) this.#lookFor(step.match);
    if (step.act === 'look on') this.history.feeds.lookOn(atOnce);
    if (step.act === 'make anew') {
      this.history.feeds.keep([]);
      this.#readInFeed.clear();
      this.#either.clear();
      this.#readMeanwhile = 0;
      this.#keep();
    }
    if (step.act === 'restart') {
      this.history.close();
      this.shelf = openShelf(this.shelf.folder);
    }
    this.#note();
  }

  /** What of it was looked at counts, and nothing that does not. */
  agrees(): void {
    const { count, unread } = this.#found();
    const below = this.#below();
    const all = this.#unreadInFeed();
    const sure = all.filter((each) => !this.#either.has(nameOf(each)) && !this.#readInFeed.has(nameOf(each)));
    const either = all.filter((each) => this.#either.has(nameOf(each)));
    const counted = sure.filter(({ key }) => key >= below);
    expect(count).toBeGreaterThanOrEqual(counted.length);
    expect(count).toBeLessThanOrEqual(counted.length + either.length);
    expect(unread).toEqual(expect.arrayContaining(counted.map(({ key }) => key)));
    expect([...sure, ...either].map(({ key }) => key)).toEqual(expect.arrayContaining([...unread]));
  }

  looksThroughAll(): void {
    for (let left = 60; left > 0 && this.history.feeds.looking().length > 0; left -= 1) {
      this.history.feeds.lookOn(atOnce);
      this.#note();
      this.agrees();
    }
    expect(this.history.feeds.looking()).toEqual([]);
  }

  end(): void {
    this.history.close();
    this.shelf.folder.remove();
  }

  #list(room: string): void {
    this.history.saveRoom(listed(room));
  }

  #rows(room: string): readonly StoredMessage[] {
    return this.history.page({ room, from: { at: 'newest' }, limit: 500 }).messages;
  }

  #unread(room: string): readonly StoredMessage[] {
    const { readUpTo } = this.history.counts(room);
    return this.#rows(room).filter(
      (each) => each.key > readUpTo && !each.own && !this.#imported.has(nameOf(each)),
    );
  }

  #archive(room: string, from: number, count: number): void {
    const ask = this.history.nextAsk(room, { want: 'current', max: 12 });
    if (ask) this.history.storePage(room, ask, page(said(room, from, count)));
  }

  #import(room: string, from: number, count: number): void {
    const known = new Set(this.#rows(room).map(nameOf));
    this.#lastImport = this.history.imports.begin(0);
    const messages = said(room, from, count);
    this.history.imports.store(this.#lastImport, room, { messages, fromStart: false });
    for (const each of messages) if (!known.has(nameOf(each))) this.#imported.add(nameOf(each));
  }

  #read(act: string, room: string, place: number): void {
    const rows = this.#rows(room);
    const key = rows[Math.floor(place * rows.length)]?.key ?? 0;
    if (act === 'read') this.history.markRead(room, key);
    else this.#readFeed(key);
  }

  #readFeed(upTo: number): void {
    const all = this.#unreadInFeed().filter(
      (each) => each.key <= upTo && !this.#readInFeed.has(nameOf(each)),
    );
    const newest = all.filter(({ key }) => key >= this.#below()).at(-1);
    const told = this.history.feeds.markRead('fires', upTo, []);
    if (!all.some((each) => this.#either.has(nameOf(each)))) {
      const mark = newest && { time: Math.floor(newest.key / 1024), room: newest.room };
      expect(told).toEqual(mark && { ...mark, archiveId: newest?.archiveId });
    }
    for (const each of all) {
      this.#readInFeed.add(nameOf(each));
      this.#either.delete(nameOf(each));
    }
    if (this.#isLooking()) this.#readMeanwhile = Math.max(this.#readMeanwhile, upTo);
  }

  #lookFor(match: Partial<FeedMatch>): void {
    if (isDeepStrictEqual(match, this.match)) return;
    this.match = match;
    if (this.#readMeanwhile > 0) {
      for (const each of this.#readInFeed) this.#either.add(each);
      this.#readInFeed.clear();
    }
    this.#keep();
  }

  #keep(): void {
    this.history.feeds.keep([feed('fires', this.match)], atOnce);
  }

  #isLooking(): boolean {
    return this.history.feeds.looking().length > 0;
  }

  /** From which key on it was looked through, as its row says. */
  #below(): number {
    const db = new Database(this.shelf.file, { readonly: true });
    const sql = "SELECT coalesce(kept ->> '$.looking.below', 0) FROM feeds WHERE feed = 'fires'";
    const below = Number(db.prepare(sql).pluck().get());
    db.close();
    return below;
  }

  #found(): { readonly count: number; readonly unread: readonly number[] } {
    const { unread } = this.history.feeds.page({ feed: 'fires', from: { at: 'newest' }, limit: 500 }, []);
    return { count: this.history.feeds.unread([]).get('fires') ?? 0, unread };
  }

  /** What belongs to the feed and was not read in its room, by looking at every row. */
  #unreadInFeed(all = new Set(this.history.rooms().map(({ address }) => address))): readonly StoredMessage[] {
    const feedsOf = createFeedsOf([feed('fires', this.match)]);
    return [...all]
      .flatMap((each) => this.#unread(each))
      .filter((each) => feedsOf(each).length > 0)
      .sort((one, other) => one.key - other.key);
  }

  /** What is gone, or was read in its room, may come again, and then as news. */
  #note(): void {
    const here = new Set(rooms.flatMap((each) => this.#rows(each)).map(nameOf));
    const news = new Set(rooms.flatMap((each) => this.#unread(each)).map(nameOf));
    for (const id of this.#imported) if (!here.has(id)) this.#imported.delete(id);
    for (const some of [this.#readInFeed, this.#either]) {
      for (const id of some) if (!news.has(id)) some.delete(id);
    }
    for (const each of this.#unreadInFeed(new Set(rooms))) {
      if (each.key <= this.#readMeanwhile && !this.#readInFeed.has(nameOf(each)))
        this.#either.add(nameOf(each));
    }
    if (!this.#isLooking()) this.#decide();
  }

  /** Once all was looked through, what may be either is as it was found. */
  #decide(): void {
    this.#readMeanwhile = 0;
    const { unread } = this.#found();
    for (const each of this.#unreadInFeed()) {
      if (!this.#either.delete(nameOf(each))) continue;
      if (!unread.includes(each.key)) this.#readInFeed.add(nameOf(each));
    }
  }
}

function nameOf({ room, archiveId }: Message): string {
  return `${room} ${archiveId}`;
}

test('what counts in a feed is what is unread in its rooms and was not read in the feed, whatever happened', {
  timeout: soak ? 600_000 : 60_000,
}, () => {
  const property = fc.property(fc.nat(30), fc.array(acts, { maxLength: 16 }), (unread, steps) => {
    const world = new World();
    try {
      for (const [index, room] of rooms.entries()) {
        world.lives({ act: 'live', room, from: index * unread, count: unread });
      }
      for (const step of steps) {
        world.lives(step);
        world.agrees();
      }
      world.looksThroughAll();
    } finally {
      world.end();
    }
  });
  fc.assert(property, { numRuns: soak ? 3_000 : 50, seed });
});

test('what an archive moves up while a feed is looked for is looked at again', () => {
  const { history, folder } = openShelf();
  const fire = (index: number) => message(index, { text: `Fire ${index}` });
  history.saveRoom(listed(desk));
  history.feeds.keep([feed('fires', { text: 'fire' })]);
  const { messages } = history.storeLive([0, 1, 2, 3, 4, 5, 6].map(fire));
  history.markRead(desk, messages[0]?.key ?? 0);
  history.feeds.keep([feed('fires', { text: 'smoke' })], 2);
  expect(history.feeds.looking()).toEqual(['fires']);
  const ask = history.nextAsk(desk, { want: 'current', max: 12 });
  if (ask === undefined) throw new Error('there is nothing to ask for');
  expect(history.storePage(desk, ask, page([0, 2, 3, 4, 5, 6, 1].map(fire))).reordered).toBe(true);
  expect(history.page({ room: desk, from: { at: 'newest' }, limit: 1 }).messages[0]?.text).toBe('Fire 1');
  expect(history.feeds.unread([])).toEqual(new Map());
  while (history.feeds.looking().length > 0) history.feeds.lookOn(2);
  expect(history.feeds.unread([])).toEqual(new Map());
  history.close();
  folder.remove();
});
