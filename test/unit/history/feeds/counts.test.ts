import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { History } from '#electron/history/history.ts';
import type { FeedMatch } from '#electron/model/feed.ts';
import { createFeedsOf } from '#electron/model/feed-match.ts';
import type { Message, StoredMessage } from '#electron/model/message.ts';
import { seed, soak } from '#test/support/random.ts';
import { desk, message, openShelf, page, type Shelf } from '../messages.ts';
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
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('look for'), room, match: fc.constantFrom(...matches) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('leave', 'list'), room }) },
);
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

/** What happens to a history, and beside it which messages came out of a file, and which were read in the feed. */
class World {
  shelf: Shelf = openShelf();
  match: Partial<FeedMatch> = matches[0] ?? {};
  readonly #imported = new Set<string>();
  readonly #readInFeed = new Set<string>();
  #lastImport: number | undefined;

  constructor() {
    this.#list(desk);
    this.history.feeds.keep([feed('fires', this.match)]);
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
    if (step.act === 'delete') this.history.deleteRoom(step.room);
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
    if ('match' in step) {
      this.match = step.match;
      this.history.feeds.keep([feed('fires', this.match)]);
    }
    if (step.act === 'restart') {
      this.history.close();
      this.shelf = openShelf(this.shelf.folder);
    }
    this.#forget();
  }

  /** The keys of what counts, by looking at every row. */
  counted(): readonly number[] {
    const onList = new Set(this.history.rooms().map(({ address }) => address));
    const feedsOf = createFeedsOf([feed('fires', this.match)]);
    return rooms
      .filter((each) => onList.has(each))
      .flatMap((each) => this.#unread(each))
      .filter((each) => feedsOf(each).length > 0 && !this.#readInFeed.has(nameOf(each)))
      .map(({ key }) => key)
      .sort((one, other) => one - other);
  }

  found(): { readonly count: number; readonly unread: readonly number[] } {
    const { unread } = this.history.feeds.page({ feed: 'fires', from: { at: 'newest' }, limit: 500 }, []);
    return { count: this.history.feeds.unread([]).get('fires') ?? 0, unread };
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
    else {
      const before = this.history.feeds.page({ feed: 'fires', from: { at: 'newest' }, limit: 500 }, []);
      const upTo = before.messages.filter((each) => each.key <= key && before.unread.includes(each.key));
      for (const each of upTo) this.#readInFeed.add(nameOf(each));
      const newest = upTo.at(-1);
      expect(this.history.feeds.markRead('fires', key, [])).toEqual(
        newest && { time: Math.floor(newest.key / 1024), room: newest.room, archiveId: newest.archiveId },
      );
    }
  }

  /** What is gone, or was read in its room, may come again, and then as news; so may what the feed did not look for. */
  #forget(): void {
    const here = new Set(rooms.flatMap((each) => this.#rows(each)).map(nameOf));
    const feedsOf = createFeedsOf([feed('fires', this.match)]);
    const unread = rooms.flatMap((each) => this.#unread(each)).filter((each) => feedsOf(each).length > 0);
    const news = new Set(unread.map(nameOf));
    for (const id of this.#imported) if (!here.has(id)) this.#imported.delete(id);
    for (const id of this.#readInFeed) if (!news.has(id)) this.#readInFeed.delete(id);
  }
}

function nameOf({ room, archiveId }: Message): string {
  return `${room} ${archiveId}`;
}

test('what counts in a feed is what is unread in its rooms and was not read in the feed, whatever happened', {
  timeout: soak ? 600_000 : 60_000,
}, () => {
  const property = fc.property(fc.array(acts, { maxLength: 16 }), (steps) => {
    const world = new World();
    try {
      for (const step of steps) {
        world.lives(step);
        const counted = world.counted();
        expect(world.found()).toEqual({ count: counted.length, unread: counted });
      }
    } finally {
      world.end();
    }
  });
  fc.assert(property, { numRuns: soak ? 3_000 : 50, seed });
});
