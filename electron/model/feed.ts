import type { ArchiveId, MessageKey, RoomAddress, Timestamp } from './ids.ts';
import type { StoredMessage } from './message.ts';
import type { MessageSearch } from './search.ts';
import type { SearchWording } from './text/search-terms.ts';

/** Names a feed, on every device of its person. */
export type FeedId = string;

/** The feed of whatever mentions the person: it is always there. */
export const egoFeed: FeedId = 'ego';

/** What a feed does when a message matches, from the quietest on; each also does what those before it do. */
export const feedActions = ['nothing', 'count', 'notify', 'sound'] as const;
export type FeedAction = (typeof feedActions)[number];

/**
 * What a feed collects: a search that stays live, in the rooms of the person's list, or in these of them. Everything
 * that is given must hold; nothing given matches nothing.
 */
export interface FeedMatch
  extends Pick<
    MessageSearch,
    'text' | 'rooms' | 'authors' | 'by' | 'importance' | 'story' | 'hasLink' | 'mentionsMe'
  > {
  /** Whether any of the words is enough, all must occur, or all of them beside each other. */
  readonly wording: SearchWording;
}

/** A feed as its person wants it. Of the ego feed only the action can be chosen. */
export interface FeedWish {
  /** At most 256 characters; not empty, except of the ego feed, which is called by the window's own words. */
  readonly name: string;
  readonly match: FeedMatch;
  readonly action: FeedAction;
}

export interface Feed extends FeedWish {
  readonly id: FeedId;
  /**
   * Another program wrote of it what is not understood here, in a sentence: it matches nothing, and can be removed but not
   * changed.
   */
  readonly trouble?: string;
}

/** The ego feed, as long as its person has chosen nothing else. */
export const firstEgoFeed: Feed = {
  id: egoFeed,
  name: '',
  match: { text: '', wording: 'all', mentionsMe: true },
  action: 'count',
};

/** A feed in the list of the window. */
export interface FeedEntry extends Feed {
  /** Messages of others that match and were read neither here nor in their room. */
  readonly unread: number;
}

/** Up to where a feed is read: whatever was said until then, and the newest of that. */
export interface FeedMark {
  /** As the device knew it: where a server does not tell the time, each has its own. */
  readonly time: Timestamp;
  readonly room: RoomAddress;
  /** Absent where the room gives its messages none. */
  readonly archiveId?: ArchiveId;
}

/** A part of a feed; a key need not be that of a message. */
export interface FeedPageRequest {
  readonly feed: FeedId;
  readonly from:
    | { readonly at: 'newest' }
    | { readonly at: 'before' | 'after'; readonly key: MessageKey }
    /** With what comes next before and after it. */
    | { readonly at: 'around'; readonly key: MessageKey };
  readonly limit: number;
}

/** What is stored on this device of a feed, oldest first, over all its rooms: nothing is fetched for it. */
export interface FeedPage {
  readonly messages: readonly StoredMessage[];
  /** Nothing older, and nothing newer, that matches is stored. */
  readonly reachedStart: boolean;
  readonly reachedEnd: boolean;
  /** Those of the page that the feed counts. */
  readonly unread: readonly MessageKey[];
  /** The words and phrases of the feed, to be marked in its messages. */
  readonly terms: readonly string[];
}
