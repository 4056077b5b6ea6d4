import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import type { Feed, FeedId } from '#electron/model/feed.ts';
import { createFeedsOf, type FeedsOf } from '#electron/model/feed-match.ts';
import type { ArchiveId, MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { Person } from '#electron/model/person.ts';
import { question } from '#electron/sqlite/question.ts';
import { topKey } from '../keys.ts';
import type { MessageRow } from '../tables/messages.ts';
import { type Looking, readKept, writeKept } from './kept-feed.ts';

export interface FeedsTable {
  readonly all: () => readonly Feed[];
  /** The row's number of a feed. */
  readonly idOf: (feed: FeedId) => number | undefined;
  /** Until all that is unread was looked through for it, `looking` says how far. */
  readonly save: (feed: Feed, looking: Looking | undefined) => void;
  readonly looking: () => ReadonlyMap<FeedId, Looking>;
  /** For messages that changed their places: what was looked at for a feed may stand among what was not. */
  readonly lookAnew: () => void;
  readonly remove: (feed: FeedId) => void;
  /** Notes to which feeds an unread message belongs; known hits stay as they are. */
  readonly note: (room: RoomAddress, row: MessageRow, author: Person) => void;
  /** Unread messages of each feed in these rooms. */
  readonly unread: (rooms: readonly number[]) => ReadonlyMap<FeedId, number>;
  /** Whatever of it counts in these rooms up to a key; answers the newest of that. */
  readonly markRead: (feed: FeedId, upTo: MessageKey, rooms: readonly number[]) => Newest | undefined;
  /** What is noted of it from now on, up to this key, was read on another device. */
  readonly told: (feed: FeedId, upTo: MessageKey) => void;
  /** After a transaction that failed, what was remembered of it is not true. */
  readonly forgetCached: () => void;
}

/** A message that counted. */
interface Newest {
  readonly key: MessageKey;
  readonly address: RoomAddress;
  readonly archive_id: ArchiveId | null;
}

interface FeedRow {
  readonly id: number;
  readonly feed: FeedId;
  readonly kept: string;
}

/** The feeds of the person, and what counts in them. */
export function feedsTable(db: Database): FeedsTable {
  const rows = db.prepare<[], FeedRow>('SELECT id, feed, kept FROM feeds ORDER BY id');
  const save = db.prepare<[string, string]>(
    'INSERT INTO feeds (feed, kept) VALUES (?, ?) ON CONFLICT (feed) DO UPDATE SET kept = excluded.kept',
  );
  const remove = db.prepare<[string]>('DELETE FROM feeds WHERE feed = ?');
  const hit = db.prepare<[number, number, number, number]>(
    'INSERT INTO feed_hits (room, key, feed, is_read) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const unread = question<[string], { feed: FeedId; unread: number }>(
    db,
    `SELECT f.feed, count(*) AS unread FROM json_each(?) r JOIN feed_hits h ON h.room = r.value
     JOIN feeds f ON f.id = h.feed WHERE h.is_read = 0 GROUP BY h.feed`,
  );
  const unreadFrom = question<[number, MessageKey, string], number>(
    db,
    `SELECT count(*) FROM feed_hits WHERE feed = ? AND is_read = 0 AND key >= ?
     AND room IN (SELECT value FROM json_each(?))`,
  ).pluck();
  const markRead = db.prepare<[number, number, string]>(
    `UPDATE feed_hits SET is_read = 1 WHERE feed = ? AND key <= ? AND is_read = 0
     AND room IN (SELECT value FROM json_each(?))`,
  );
  const newest = question<[number, number, number, string], Newest>(
    db,
    `SELECT h.key, r.address, m.archive_id FROM feed_hits h
     JOIN messages m ON m.room = h.room AND m.key = h.key JOIN rooms r ON r.id = h.room
     WHERE h.feed = ? AND h.key >= ? AND h.key <= ? AND h.is_read = 0 AND h.room IN (SELECT value FROM json_each(?))
     ORDER BY h.key DESC LIMIT 1`,
  );
  const told = new Map<FeedId, MessageKey>();
  let known: Known | undefined;
  const now = (): Known => {
    known ??= knownOf(rows.all());
    return known;
  };
  const keep = (feed: Feed, looking: Looking | undefined): void => {
    save.run(feed.id, writeKept({ feed, ...(looking && { looking }) }));
    known = undefined;
  };
  const look = (id: FeedId, looking: Looking): void => {
    const feed = now().feeds.find((each) => each.id === id);
    if (feed) keep(feed, looking);
  };

  return {
    all: () => now().feeds,
    idOf: (feed) => now().ids.get(feed),
    save: keep,
    looking: () => now().looking,
    lookAnew: () => {
      for (const [id, looking] of now().looking) look(id, { ...looking, below: topKey });
    },
    remove: (feed) => {
      remove.run(feed);
      known = undefined;
    },
    note: (room, row, author) => {
      const { feedsOf, ids } = now();
      const [importance, storyTitle] = [row.important === 1 ? 'Alert' : 'Regular', row.title] as const;
      const mentionsMe = row.mentions_me === 1;
      const message = { room, author, text: row.text, importance, mentionsMe } as const;
      const found = feedsOf(storyTitle === null ? message : { ...message, storyTitle });
      for (const feed of found) {
        hit.run(row.room, row.key, ids.get(feed) ?? 0, Number(row.key <= (told.get(feed) ?? 0)));
      }
    },
    unread: (wanted) => {
      const { looking, ids } = now();
      const within = JSON.stringify(wanted);
      const all = unread.all(within).map(({ feed, unread: count }) => {
        const left = looking.get(feed);
        return [feed, left ? (unreadFrom.get(ids.get(feed) ?? 0, left.below, within) ?? 0) : count] as const;
      });
      return new Map(all.filter(([, count]) => count > 0));
    },
    markRead: (feed, upTo, wanted) => {
      const { ids, looking } = now();
      const [id, within, still] = [ids.get(feed) ?? 0, JSON.stringify(wanted), looking.get(feed)];
      const last = newest.get(id, still?.below ?? 0, upTo, within);
      if (last || still) markRead.run(id, upTo, within);
      if (still) look(feed, { ...still, read: readToo(still.read, upTo, wanted) });
      return last;
    },
    told: (feed, upTo) => told.set(feed, Math.max(upTo, told.get(feed) ?? 0)),
    forgetCached: () => {
      known = undefined;
    },
  };
}

/** The same rooms are read again and again, always further. */
function readToo(read: Looking['read'], upTo: MessageKey, rooms: readonly number[]): Looking['read'] {
  const isSame = (each: Looking['read'][number]): boolean => isDeepStrictEqual(each.rooms, rooms);
  const furthest = Math.max(upTo, ...read.filter(isSame).map((each) => each.upTo));
  return [...read.filter((each) => !isSame(each)), { upTo: furthest, rooms }];
}

interface Known {
  readonly looking: ReadonlyMap<FeedId, Looking>;
  readonly feeds: readonly Feed[];
  readonly ids: ReadonlyMap<FeedId, number>;
  readonly feedsOf: FeedsOf;
}

function knownOf(rows: readonly FeedRow[]): Known {
  const kept = rows.flatMap((row) => readKept(row.feed, row.kept) ?? []);
  const feeds = kept.map(({ feed }) => feed);
  return {
    feeds,
    ids: new Map(rows.map(({ id, feed }) => [feed, id])),
    looking: new Map(kept.flatMap(({ feed, looking }) => (looking ? [[feed.id, looking] as const] : []))),
    feedsOf: createFeedsOf(feeds),
  };
}
