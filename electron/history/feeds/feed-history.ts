import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import {
  egoFeed,
  type Feed,
  type FeedId,
  type FeedMark,
  type FeedPage,
  type FeedPageRequest,
} from '#electron/model/feed.ts';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import { question } from '#electron/sqlite/question.ts';
import type { Guard } from '../guard.ts';
import { keyOf, timeOf } from '../keys.ts';
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
  /** Up to this key. Answers the newest message that counted, or undefined where none did. */
  markRead(feed: FeedId, upTo: MessageKey, except: readonly RoomAddress[]): FeedMark | undefined;
  /** On another device it was read up to there: also what was said until then and is stored only later. */
  markReadAt(feed: FeedId, mark: FeedMark): void;
  /** Fault `NoSuchNode`. Where somebody waits for something else at the same time, ask a `HistoryReader`. */
  page(request: FeedPageRequest, except: readonly RoomAddress[]): FeedPage;
}

export function createFeedHistory(db: Database, table: FeedsTable, guard: Guard): FeedHistory {
  const refill = openRefill(db);
  const find = question<[string, string], MessageKey>(
    db,
    'SELECT key FROM messages WHERE room = (SELECT id FROM rooms WHERE address = ?) AND archive_id = ?',
  ).pluck();
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
    markRead: (feed, upTo, except) => {
      const newest = guard(() => table.markRead(feed, upTo, shown(except)));
      if (newest === undefined) return undefined;
      const { key, address: room, archive_id: archiveId } = newest;
      return { time: timeOf(key), room, ...(archiveId !== null && { archiveId }) };
    },
    markReadAt: (feed, { time, room, archiveId }) =>
      guard(() => {
        const place = archiveId === undefined ? undefined : find.get(room, archiveId);
        const last = Math.max(keyOf(time + 1) - 1, place ?? 0);
        table.told(feed, last);
        table.markRead(feed, last, shown([]));
      }),
    page: (request, except) =>
      guard(() => {
        pages ??= openFeedPages(db);
        return pages(request, except);
      }),
  };
}
