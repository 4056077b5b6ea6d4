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
import { keyOf, timeOf, topKey } from '../keys.ts';
import { type FeedPages, openFeedPages } from './feed-pages.ts';
import type { FeedsTable } from './feeds-table.ts';
import { openRefill } from './refill.ts';
import { openFeedRooms } from './rooms.ts';

/** The person's feeds, over what is stored. `except`: rooms that are hidden, whatever is asked. */
export interface FeedHistory {
  /** As they were kept last, the ego feed first. */
  all(): readonly Feed[];
  /**
   * These from now on, and the ego feed. What of them counts is what is unread in the rooms: among the newest `atOnce`
   * messages that is known at once, and of older ones after as many calls of `lookOn` as it needs.
   */
  keep(feeds: readonly Feed[], atOnce?: number): void;
  /** Those for which not all that is unread was looked through yet; until then less may count in them than there is. */
  looking(): readonly FeedId[];
  /** Looks through `atOnce` more messages, for one of them or some of these for each. */
  lookOn(atOnce?: number): void;
  /** Messages that count in a feed; a feed without any is left out. */
  unread(except: readonly RoomAddress[]): ReadonlyMap<FeedId, number>;
  /** Up to this key. Answers the newest message that counted, or undefined where none did. */
  markRead(feed: FeedId, upTo: MessageKey, except: readonly RoomAddress[]): FeedMark | undefined;
  /** On another device it was read up to there: also what was said until then and is stored only later. */
  markReadAt(feed: FeedId, mark: FeedMark): void;
  /** Fault `NoSuchNode`. Where somebody waits for something else at the same time, ask a `HistoryReader`. */
  page(request: FeedPageRequest, except: readonly RoomAddress[]): FeedPage;
}

/** Messages that are looked through at once, in some milliseconds. */
const slice = 1_000;

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
    const isSameMatch = isDeepStrictEqual([feed.match, feed.trouble], [before?.match, before?.trouble]);
    const looking = table.looking().get(feed.id);
    table.save(feed, isSameMatch ? looking : { below: topKey, read: looking?.read ?? [] });
  };
  const lookOn = db.transaction((atOnce: number) => {
    const looking = table.looking();
    for (const feed of table.all()) {
      const [left, row] = [looking.get(feed.id), table.idOf(feed.id)];
      if (left && row !== undefined) {
        table.save(feed, refill(feed, row, left, Math.ceil(atOnce / looking.size)));
      }
    }
  });
  const keep = db.transaction((feeds: readonly Feed[], atOnce: number) => {
    const before = new Map(table.all().map((feed) => [feed.id, feed]));
    const after = new Set([egoFeed, ...feeds.map(({ id }) => id)]);
    for (const id of before.keys()) if (!after.has(id)) table.remove(id);
    for (const feed of feeds) put(feed, before.get(feed.id));
    lookOn(atOnce);
  });
  const markRead = db.transaction(table.markRead);
  /** What a transaction that failed noted is not known. */
  const write = <T>(work: () => T): T => {
    try {
      return guard(work);
    } catch (error) {
      table.forgetCached();
      throw error;
    }
  };

  return {
    all: () => guard(table.all),
    keep: (feeds, atOnce = slice) => write(() => keep.immediate(feeds, atOnce)),
    looking: () => guard(() => [...table.looking().keys()]),
    lookOn: (atOnce = slice) => write(() => lookOn.immediate(atOnce)),
    unread: (except) => guard(() => table.unread(shown(except))),
    markRead: (feed, upTo, except) => {
      const newest = write(() => markRead.immediate(feed, upTo, shown(except)));
      if (newest === undefined) return undefined;
      const { key, address: room, archive_id: archiveId } = newest;
      return { time: timeOf(key), room, ...(archiveId !== null && { archiveId }) };
    },
    markReadAt: (feed, { time, room, archiveId }) =>
      write(() => {
        const place = archiveId === undefined ? undefined : find.get(room, archiveId);
        const last = Math.max(keyOf(time + 1) - 1, place ?? 0);
        table.told(feed, last);
        markRead.immediate(feed, last, shown([]));
      }),
    page: (request, except) =>
      guard(() => {
        pages ??= openFeedPages(db);
        return pages(request, except);
      }),
  };
}
