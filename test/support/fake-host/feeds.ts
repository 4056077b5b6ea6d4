import type { FeedEntry, FeedPage, StoredMessage } from '#electron/bridge/contract.ts';
import { type Feed, type FeedPageRequest, firstEgoFeed } from '#electron/model/feed.ts';
import { createFeedsOf, feedWords } from '#electron/model/feed-match.ts';
import { BridgeFault } from '#renderer/bridge/bridge.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import type { FakeTalk } from './talk.ts';
import type { FakeWire } from './wire.ts';

type Names = 'feeds.create' | 'feeds.change' | 'feeds.remove' | 'feeds.page' | 'feeds.markRead';

export interface FakeFeeds {
  readonly handlers: Pick<FakeHandlers, Names>;
  entries(): readonly FeedEntry[];
  /** Somebody said this: the feeds that match are told. */
  said(message: StoredMessage): void;
  /** Another device, or another program, did this to a feed. */
  change(feed: Feed): void;
}

/** Feeds of a host in memory, over the newest of what was said in its first rooms. */
export function fakeFeeds(wire: Pick<FakeWire, 'tell'>, talk: FakeTalk, first: readonly Feed[]): FakeFeeds {
  const feeds = new Map([firstEgoFeed, ...first].map((feed) => [feed.id, feed]));
  const readUpTo = new Map<string, number>();
  let made = 0;

  const matching = (feed: Feed): readonly StoredMessage[] => {
    const feedsOf = createFeedsOf([feed]);
    const rooms = [...talk.rooms.keys()].slice(0, 8);
    const said = rooms.flatMap((room) => talk.history(room).slice(-2000));
    return said.filter((message) => feedsOf(message).length > 0).sort((one, other) => one.key - other.key);
  };
  const isUnread = (feed: Feed, { room, key, own }: StoredMessage): boolean =>
    !own && key > Math.max(readUpTo.get(feed.id) ?? 0, talk.rooms.get(room)?.readUpTo ?? 0);
  const entryOf = (feed: Feed): FeedEntry => ({
    ...feed,
    unread: matching(feed).filter((message) => isUnread(feed, message)).length,
  });
  const entries = (): readonly FeedEntry[] => {
    const [own, ...others] = [...feeds.values()].map(entryOf);
    const named = others.sort((one, other) => one.name.localeCompare(other.name));
    return own === undefined ? named : [own, ...named];
  };
  const tellAll = (): void => wire.tell('feeds.changed', { feeds: entries() });
  const find = (id: string): Feed => {
    const feed = feeds.get(id);
    if (feed) return feed;
    throw new BridgeFault({ code: 'NoSuchNode', text: 'This feed is no longer there.' });
  };
  const pageOf = ({ feed: id, from, limit }: FeedPageRequest): FeedPage => {
    const feed = find(id);
    const all = matching(feed);
    const at = 'key' in from ? all.findIndex(({ key }) => key >= from.key + Number(from.at === 'after')) : -1;
    const [start, end] = endsOf(from, at < 0 ? all.length : at, limit);
    const messages = all.slice(Math.max(0, start), Math.max(0, end));
    return {
      messages,
      reachedStart: start <= 0,
      reachedEnd: end >= all.length,
      unread: messages.filter((message) => isUnread(feed, message)).map(({ key }) => key),
      terms: feedWords(feed.match),
    };
  };

  return {
    entries,
    said: (message) => {
      const matched = createFeedsOf([...feeds.values()])(message);
      // Like the real one: where nothing changed nothing is counted, and nothing told.
      if (matched.length === 0) return;
      wire.tell('feeds.matched', { matches: [{ feeds: matched, message }] });
      const counted = entries().filter(({ id }) => matched.includes(id));
      wire.tell('feeds.counted', { counts: counted.map(({ id, unread }) => ({ feed: id, unread })) });
    },
    change: (feed) => {
      feeds.set(feed.id, feed);
      tellAll();
    },
    handlers: {
      'feeds.create': ({ wish }) => {
        made += 1;
        const id = `feed-${made}`;
        feeds.set(id, { ...wish, id });
        tellAll();
        return { feed: id };
      },
      'feeds.change': ({ feed, changes }) => {
        feeds.set(feed, { ...find(feed), ...changes });
        tellAll();
        return {};
      },
      'feeds.remove': ({ feed }) => {
        feeds.delete(find(feed).id);
        tellAll();
        return {};
      },
      'feeds.page': pageOf,
      'feeds.markRead': ({ feed, upTo }) => {
        const newest = matching(find(feed)).at(-1)?.key ?? 0;
        readUpTo.set(feed, Math.max(Math.min(upTo, newest), readUpTo.get(feed) ?? 0));
        const { unread } = entryOf(find(feed));
        wire.tell('feeds.counted', { counts: [{ feed, unread }] });
        return {};
      },
    },
  };
}

/** `index`: of the first message that is not before the place. */
function endsOf({ at }: FeedPageRequest['from'], index: number, limit: number): readonly [number, number] {
  if (at === 'newest' || at === 'before') return [index - limit, index];
  if (at === 'after') return [index, index + limit];
  return [index - Math.floor(limit / 2), index + Math.ceil(limit / 2)];
}
