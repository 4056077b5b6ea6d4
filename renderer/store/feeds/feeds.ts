import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { FeedCount, FeedEntry, FeedId, FeedWish } from '../facts.ts';

export interface FeedsState {
  /** The ego feed first, the others by name. */
  readonly feeds: readonly FeedEntry[];
}

/** The searches that stay live, as the host keeps them. */
export interface FeedsStore {
  readonly state: StoreApi<FeedsState>;
  readonly load: (feeds: readonly FeedEntry[]) => void;
  readonly count: (counts: readonly FeedCount[]) => void;
  readonly get: (feed: FeedId) => FeedEntry | undefined;
  readonly create: (wish: FeedWish) => Promise<FeedId>;
  readonly change: (feed: FeedId, changes: Partial<FeedWish>) => Promise<unknown>;
  /** All that is in it, up to now. In their rooms the messages stay unread. */
  readonly markRead: (feed: FeedId) => Promise<unknown>;
  /** Out of sight, and still there: until `remove` it can be brought back as it was, whatever it holds. */
  readonly putAway: (feed: FeedId) => void;
  readonly bringBack: (feed: FeedId) => void;
  /** What was put away is removed on all devices. */
  readonly remove: (feed: FeedId) => Promise<unknown>;
  readonly isAway: (feed: FeedId) => boolean;
  /** Removes whatever is put away: nobody can bring it back any more. */
  readonly flush: () => void;
}

export function createFeeds(bridge: Bridge): FeedsStore {
  const state = createStore<FeedsState>(() => ({ feeds: [] }));
  let all: readonly FeedEntry[] = [];
  const away = new Set<FeedId>();
  const show = (feeds: readonly FeedEntry[]): void => {
    all = feeds;
    for (const feed of away) if (!feeds.some(({ id }) => id === feed)) away.delete(feed);
    state.setState({ feeds: feeds.filter(({ id }) => !away.has(id)) });
  };
  const bringBack = (feed: FeedId): void => {
    if (away.delete(feed)) show(all);
  };
  async function remove(feed: FeedId): Promise<void> {
    if (!away.has(feed)) return;
    try {
      await bridge.call('feeds.remove', { feed });
    } catch (error) {
      bringBack(feed);
      throw error;
    }
  }
  return {
    state,
    load: show,
    count: (counts) => {
      const unread = new Map(counts.map((count) => [count.feed, count.unread]));
      show(all.map((feed) => (unread.has(feed.id) ? { ...feed, unread: unread.get(feed.id) ?? 0 } : feed)));
    },
    get: (feed) => state.getState().feeds.find(({ id }) => id === feed),
    create: async (wish) => (await bridge.call('feeds.create', { wish })).feed,
    change: (feed, changes) => bridge.call('feeds.change', { feed, changes }),
    markRead: (feed) => bridge.call('feeds.markRead', { feed, upTo: Number.MAX_SAFE_INTEGER }),
    putAway: (feed) => {
      away.add(feed);
      show(all);
    },
    bringBack,
    remove,
    isAway: (feed) => away.has(feed),
    flush: () => {
      // The page goes: nobody is left to hear of it.
      for (const feed of away) void remove(feed).catch(() => undefined);
    },
  };
}

/** Whatever mentions the person: the only one that the window names. */
export function isEgo({ name }: Pick<FeedEntry, 'name'>): boolean {
  return name === '';
}

/** The next feed with something unread from where one is, going round; where nothing is, just the next. */
export function nextFeed(
  feeds: readonly FeedEntry[],
  from: FeedId | null,
  step: 1 | -1,
): FeedEntry | undefined {
  const at = feeds.findIndex(({ id }) => id === from);
  const start = at < 0 && step < 0 ? 0 : at;
  const round = feeds.map((_, far) => feeds.at((start + step * (far + 1)) % feeds.length));
  const others = round.filter((feed) => feed !== undefined && feed.id !== from);
  return others.find((feed) => (feed?.unread ?? 0) > 0) ?? others[0];
}
