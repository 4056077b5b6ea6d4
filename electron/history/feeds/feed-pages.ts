import type { Database } from 'better-sqlite3';
import { FaultError } from '#electron/model/fault.ts';
import type { Feed, FeedId, FeedPage, FeedPageRequest } from '#electron/model/feed.ts';
import { feedWords } from '#electron/model/feed-match.ts';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import { question } from '#electron/sqlite/question.ts';
import { topKey } from '../keys.ts';
import { openIndexWalk } from '../search/index-walk.ts';
import { openPeople } from '../tables/authors.ts';
import { type ToldRow, toldColumns } from '../tables/messages.ts';
import { messageOf } from '../visit.ts';
import { openFeedExpression } from './expression.ts';
import { readKept } from './kept-feed.ts';
import { openFeedRooms } from './rooms.ts';

export type FeedPages = (request: FeedPageRequest, except: readonly RoomAddress[]) => FeedPage;

interface FeedHitRow extends ToldRow {
  readonly unread: number;
}

/** Rows below a key, newest first; from a key on, oldest first. */
interface Shelf {
  readonly below: (key: MessageKey, limit: number) => readonly FeedHitRow[];
  readonly from: (key: MessageKey, limit: number) => readonly FeedHitRow[];
}

/** Reads feeds on an open database. */
export function openFeedPages(db: Database): FeedPages {
  const find = question<[string], { id: number; kept: string }>(
    db,
    'SELECT id, kept FROM feeds WHERE feed = ?',
  );
  const expressionOf = openFeedExpression(db);
  const readRooms = openFeedRooms(db);
  const hits = openHits(db);
  const people = openPeople(db);
  const feedOf = (id: FeedId): { readonly feed: Feed; readonly row: number } => {
    const kept = find.get(id);
    const read = kept && readKept(id, kept.kept);
    if (read) return { feed: read.feed, row: kept.id };
    throw new FaultError('NoSuchNode', 'This feed is no longer there.');
  };

  // As one transaction it sees one moment, whatever is removed by another connection meanwhile.
  return db.transaction((request: FeedPageRequest, except: readonly RoomAddress[]) => {
    const { feed, row } = feedOf(request.feed);
    const { addresses, within, without } = readRooms(except);
    const expression = expressionOf(feed, within, without);
    const { rows, ...ends } = findIn(expression === undefined ? nothing : hits(row, expression), request);
    return {
      messages: rows.map((each) => messageOf(people, addresses.get(each.room) ?? '', each, false)),
      ...ends,
      unread: rows.filter(({ unread }) => unread === 1).map(({ key }) => key),
      terms: feedWords(feed.match),
    };
  });
}

const nothing: Shelf = { below: () => [], from: () => [] };

function openHits(db: Database): (feed: number, expression: string) => Shelf {
  const { newestFirst, oldestFirst } = openIndexWalk<[number, string], FeedHitRow>(
    db,
    `SELECT ${toldColumns.replace(/\w+/g, 'm.$&')}, h.is_read IS 0 AS unread
     FROM words JOIN messages m ON m.key = abs(words.rowid)
     LEFT JOIN feed_hits h ON h.room = m.room AND h.key = m.key AND h.feed = ?
     WHERE words MATCH ?`,
  );
  return (feed, expression) => ({
    below: (key, limit) => newestFirst([feed, expression], { from: 0, to: key }, limit),
    from: (key, limit) => oldestFirst([feed, expression], { from: key, to: topKey }, limit),
  });
}

interface Found extends Pick<FeedPage, 'reachedStart' | 'reachedEnd'> {
  readonly rows: readonly FeedHitRow[];
}

function findIn(shelf: Shelf, { from, limit }: FeedPageRequest): Found {
  if (from.at === 'after') return both(shelf, from.key + 1, 0, limit);
  if (from.at === 'around') return both(shelf, from.key, Math.floor(limit / 2), Math.ceil(limit / 2));
  return both(shelf, from.at === 'newest' ? topKey : from.key, limit, 0);
}

/** So many below a place and so many from there on; of each one more is looked for, so that the ends are known. */
function both({ below, from }: Shelf, place: MessageKey, before: number, after: number): Found {
  const [older, newer] = [below(place, before + 1), from(place, after + 1)];
  return {
    rows: [...older.slice(0, before).reverse(), ...newer.slice(0, after)],
    reachedStart: older.length <= before,
    reachedEnd: newer.length <= after,
  };
}
