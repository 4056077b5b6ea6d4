import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import {
  egoFeed,
  type Feed,
  type FeedId,
  type FeedPage,
  type FeedPageRequest,
} from '#electron/model/feed.ts';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { Guard } from '../guard.ts';
import { type FeedPages, openFeedPages } from './feed-pages.ts';
import type { FeedsTable } from './feeds-table.ts';
import { openRefill } from './refill.ts';
import { openFeedRooms } from './rooms.ts';

/** The person's feeds, over what is stored. `except`: rooms that are hidden, whatever is asked. */
export interface FeedHistory {
  /** As they were kept last, the ego feed first. */
  all(): readonly Feed[];
  /** These from now on, and the ego feed. What of them counts is what is unread in the rooms. */
  keep(feeds: readonly Feed[]): void;
  /** Messages that count in a feed; a feed without any is left out. */
  unread(except: readonly RoomAddress[]): ReadonlyMap<FeedId, number>;
  /** Up to this key. Answers whether that changed a count. */
  markRead(feed: FeedId, upTo: MessageKey, except: readonly RoomAddress[]): boolean;
  /** Fault `NoSuchNode`. Where somebody waits for something else at the same time, ask a `HistoryReader`. */
  page(request: FeedPageRequest, except: readonly RoomAddress[]): FeedPage;
}

export function createFeedHistory(db: Database, table: FeedsTable, guard: Guard): FeedHistory {
  const refill = openRefill(db);
  const readRooms = openFeedRooms(db);
  const shown = (except: readonly RoomAddress[]): readonly number[] =>
    readRooms(except).within.map(({ id }) => id);
  let pages: FeedPages | undefined;

  const put = (feed: Feed, before: Feed | undefined): void => {
    if (isDeepStrictEqual(feed, before)) return;
    table.save(feed);
    const isSameMatch = isDeepStrictEqual([feed.match, feed.trouble], [before?.match, before?.trouble]);
    const row = table.idOf(feed.id);
    if (!isSameMatch && row !== undefined) refill(feed, row);
  };
  const keep = db.transaction((feeds: readonly Feed[]) => {
    const before = new Map(table.all().map((feed) => [feed.id, feed]));
    const after = new Set([egoFeed, ...feeds.map(({ id }) => id)]);
    for (const id of before.keys()) if (!after.has(id)) table.remove(id);
    for (const feed of feeds) put(feed, before.get(feed.id));
  });

  return {
    all: () => guard(table.all),
    keep: (feeds) => {
      try {
        guard(() => keep.immediate(feeds));
      } catch (error) {
        table.forgetCached();
        throw error;
      }
    },
    unread: (except) => guard(() => table.unread(shown(except))),
    markRead: (feed, upTo, except) => guard(() => table.markRead(feed, upTo, shown(except))),
    page: (request, except) =>
      guard(() => {
        pages ??= openFeedPages(db);
        return pages(request, except);
      }),
  };
}
