import type { FeedEntry, FeedId, FeedPage, FeedPageRequest, FeedWish } from '#electron/model/feed.ts';
import type { MessageKey } from '#electron/model/ids.ts';
import type { StoredMessage } from '#electron/model/message.ts';
import type { Nothing } from './nothing.ts';

/** Searches that stay live. They are kept on the server, the same on every device. */
export interface FeedCalls {
  /**
   * Faults with their `field`: `InvalidArgument` (no name, or nothing to look for), `LimitExceeded` (too many feeds, or
   * too long). `MsgNotSupported`: the server keeps nothing for its people.
   */
  'feeds.create': { ask: { wish: FeedWish }; answer: { feed: FeedId } };
  /** Fault `NoSuchNode`: it was removed meanwhile, on this device or another. */
  'feeds.change': { ask: { feed: FeedId; changes: Partial<FeedWish> }; answer: Nothing };
  /** Any but the ego feed. */
  'feeds.remove': { ask: { feed: FeedId }; answer: Nothing };
  /**
   * From this device alone: never waits for a network. The lines around a message are the `messages.page` of its room
   * `around` its key.
   */
  'feeds.page': { ask: FeedPageRequest; answer: FeedPage };
  /** Whatever of it is counted up to this message. In their rooms the messages stay unread. */
  'feeds.markRead': { ask: { feed: FeedId; upTo: MessageKey }; answer: Nothing };
}

export interface FeedEvents {
  /** All feeds, with their counts: the ego feed first, the others by name. */
  'feeds.changed': { feeds: readonly FeedEntry[] };
  /** Only counts changed: these. */
  'feeds.counted': { counts: readonly FeedCount[] };
  /** Just said: they belong at the end of the feed, by their keys. Also what the person said themselves. */
  'feeds.matched': { matches: readonly FeedMatched[] };
  /** Other messages than were told match by now, or some no longer do: ask for the page again. */
  'feeds.outdated': { feeds: readonly FeedId[] };
}

/** A message, and all feeds that it belongs to. */
export interface FeedMatched {
  readonly feeds: readonly FeedId[];
  readonly message: StoredMessage;
}

export interface FeedCount {
  readonly feed: FeedId;
  readonly unread: number;
}
