import { isDeepStrictEqual } from 'node:util';
import type { EventName, Events, FeedMatched } from '#electron/bridge/contract.ts';
import type { FeedHistory, HistoryReader } from '#electron/history/history.ts';
import type { Feed, FeedEntry, FeedId, FeedMark, FeedPage, FeedPageRequest } from '#electron/model/feed.ts';
import { createFeedsOf } from '#electron/model/feed-match.ts';
import { inOrder } from '#electron/model/feed-wish.ts';
import type { ArchiveId, MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { StoredMessage } from '#electron/model/message.ts';
import type { Tell } from '../events.ts';
import type { RoomList } from '../room-list.ts';
import type { SealedRooms } from '../sealed-rooms.ts';
import { shown } from '../shown.ts';

export interface FeedListOptions {
  readonly feeds: FeedHistory;
  readonly isStored: (room: RoomAddress, archiveId: ArchiveId) => boolean;
  readonly reader: Pick<HistoryReader, 'feedPage'>;
  readonly rooms: Pick<RoomList, 'get' | 'entries'>;
  readonly sealed: Pick<SealedRooms, 'has' | 'rooms'>;
  readonly tell: Tell;
  /** Milliseconds. */
  readonly now: () => number;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  readonly log: (line: string) => void;
}

/** The person's feeds as the window shows them. What happens in a burst is told together. */
export interface FeedList {
  entries(): readonly FeedEntry[];
  /** Those that a message belongs to, if its room is on the list. */
  of(message: StoredMessage): readonly Feed[];
  /** These from now on, as the person's server has them. */
  keep(feeds: readonly Feed[]): void;
  stored(message: StoredMessage, live: boolean): void;
  /** Everything that pages are told, to follow rooms and counts by. */
  readonly hear: Tell;
  page(request: FeedPageRequest): Promise<FeedPage>;
  markRead(feed: FeedId, upTo: MessageKey): void;
  /** On another device, up to there. */
  heardRead(feed: FeedId, mark: FeedMark): void;
  /** Up to where feeds were read here, as long as the person's server does not know; whoever tells it takes it out. */
  readonly untold: Map<FeedId, FeedMark>;
  stop(): void;
}

/** Between two counts, in milliseconds: nobody reads faster. Where there is much to count, so many times what that took. */
const pause = 100;
const rest = 20;

export function createFeedList(options: FeedListOptions): FeedList {
  const { feeds: history, isStored, reader, rooms, sealed, tell, now, after, log } = options;
  let feeds = inOrder(history.all());
  let feedsOf = createFeedsOf(feeds);
  let counts = history.unread(sealed.rooms());
  const onList = new Set(rooms.entries().map(({ address }) => address));
  let matched: FeedMatched[] = [];
  const outdated = new Set<FeedId>();
  const untold = new Map<FeedId, FeedMark>();
  /** Of messages that may come only later. */
  const heard = new Map<FeedId, FeedMark>();
  let lastTook = 0;
  let last: { readonly message?: StoredMessage; readonly ids: readonly FeedId[] } = { ids: [] };
  let undoCount: (() => void) | undefined;
  let undoTell: (() => void) | undefined;

  const idsOf = (message: StoredMessage): readonly FeedId[] => {
    // Alerts ask about the message that was told of just now.
    if (last.message !== message) last = { message, ids: feedsOf(message) };
    return rooms.get(message.room) ? last.ids : [];
  };
  const entries = (): readonly FeedEntry[] =>
    feeds.map((feed) => ({ ...feed, unread: counts.get(feed.id) ?? 0 }));
  const safely = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      log(`The feeds could not be read or kept: ${String(error)}`);
    }
  };
  /** What was read on another device is read here as soon as it is stored, whatever time this device gives it. */
  const settle = (feed: FeedId, mark: FeedMark): void => {
    if (mark.archiveId !== undefined && !isStored(mark.room, mark.archiveId)) return;
    heard.delete(feed);
    history.markReadAt(feed, mark);
  };
  const count = (): void => {
    undoCount?.();
    undoCount = undefined;
    const before = counts;
    const began = now();
    safely(() => {
      for (const [feed, mark] of heard) settle(feed, mark);
      counts = history.unread(sealed.rooms());
    });
    lastTook = now() - began;
    const changed = entries().filter(({ id, unread }) => unread !== (before.get(id) ?? 0));
    if (changed.length > 0)
      tell('feeds.counted', { counts: changed.map(({ id, unread }) => ({ feed: id, unread })) });
    if (outdated.size > 0) tell('feeds.outdated', { feeds: [...outdated] });
    outdated.clear();
  };
  const countSoon = (): void => {
    undoCount ??= after(Math.max(pause, rest * lastTook), count);
  };
  const allOutdated = (): void => {
    for (const { id } of feeds) outdated.add(id);
  };
  const tellMatched = (): void => {
    undoTell = undefined;
    const messages = shown(matched.map(({ message }) => message));
    const matches = matched.map((one, index) => ({ ...one, message: messages[index] ?? one.message }));
    matched = [];
    tell('feeds.matched', { matches });
  };
  const hearers: { readonly [E in EventName]?: (body: Events[E]) => void } = {
    // What came onto the list is in the feeds from now on, what left it is in none.
    'rooms.changed': ({ changed, gone }) => {
      const came = changed.filter(({ address }) => !onList.has(address));
      for (const { address } of came) onList.add(address);
      const left = gone.filter((room) => onList.delete(room));
      if (came.length + left.length === 0) return countSoon();
      allOutdated();
      count();
    },
    'messages.reordered': () => {
      allOutdated();
      countSoon();
    },
  };

  return {
    entries,
    of: (message) => {
      const ids = idsOf(message);
      return feeds.filter(({ id }) => ids.includes(id));
    },
    keep: (wanted) => {
      const before = feeds;
      safely(() => {
        history.keep(wanted);
        counts = history.unread(sealed.rooms());
        feeds = inOrder(history.all());
        feedsOf = createFeedsOf(feeds);
      });
      last = { ids: [] };
      if (isDeepStrictEqual(before, feeds)) return;
      tell('feeds.changed', { feeds: entries() });
      const changed = feeds.filter(
        (feed) => !before.some((one) => isDeepStrictEqual(one.match, feed.match) && one.id === feed.id),
      );
      if (changed.length > 0) tell('feeds.outdated', { feeds: changed.map(({ id }) => id) });
    },
    stored: (message, live) => {
      const ids = idsOf(message);
      if (ids.length === 0) return;
      if (!live) {
        for (const id of ids) outdated.add(id);
        return countSoon();
      }
      matched.push({ feeds: ids, message });
      undoTell ??= after(0, tellMatched);
    },
    hear: (name, body) => hearers[name]?.(body),
    page: async (request) => {
      const page = await reader.feedPage(request, sealed.rooms());
      // What was sealed or deleted meanwhile is shown to nobody.
      const left = page.messages.filter(({ room }) => rooms.get(room) !== undefined);
      return { ...page, messages: shown(left) };
    },
    markRead: (feed, upTo) => {
      const mark = history.markRead(feed, upTo, sealed.rooms());
      if (mark === undefined) return;
      if (mark.time >= (untold.get(feed)?.time ?? 0)) untold.set(feed, mark);
      count();
    },
    heardRead: (feed, mark) => {
      // A time that has not come yet would silence the feed until then.
      const sane = { ...mark, time: Math.min(mark.time, now()) };
      safely(() => history.markReadAt(feed, sane));
      heard.set(feed, sane);
      count();
    },
    untold,
    stop: () => {
      undoCount?.();
      undoTell?.();
    },
  };
}
