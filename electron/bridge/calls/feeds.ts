import type { FeedId, FeedPage, FeedPageRequest, FeedWish } from '#electron/model/feed.ts';
import type { MessageKey } from '#electron/model/ids.ts';
import type { FeedCalls } from '../contract/feeds.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface FeedsNeeds {
  create(wish: FeedWish): Promise<FeedId>;
  change(feed: FeedId, changes: Partial<FeedWish>): Promise<void>;
  remove(feed: FeedId): Promise<void>;
  page(request: FeedPageRequest): FeedPage | Promise<FeedPage>;
  markRead(feed: FeedId, upTo: MessageKey): void;
}

export function feedCalls(feeds: FeedsNeeds): Pick<Handlers, keyof FeedCalls> {
  return {
    'feeds.create': async ({ wish }) => ({ feed: await feeds.create(wish) }),
    'feeds.change': done(({ feed, changes }) => feeds.change(feed, changes)),
    'feeds.remove': done(({ feed }) => feeds.remove(feed)),
    'feeds.page': (request) => feeds.page(request),
    'feeds.markRead': done(({ feed, upTo }) => feeds.markRead(feed, upTo)),
  };
}
