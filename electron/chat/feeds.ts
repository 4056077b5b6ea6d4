import { FaultError } from '../model/fault.ts';
import {
  egoFeed,
  type Feed,
  type FeedId,
  type FeedMark,
  type FeedMatch,
  type FeedWish,
  firstEgoFeed,
} from '../model/feed.ts';
import { createFeedsOf, type FeedsOf } from '../model/feed-match.ts';
import {
  changedFeed,
  checkFeedMatch,
  checkFeedWish,
  inOrder,
  mostFeeds,
  noSuchFeed,
} from '../model/feed-wish.ts';
import { type Mentioned, mentionsPerson } from '../model/mentions-me.ts';
import type { Message } from '../model/message.ts';
import { Emitter, type On } from '../session/emitter.ts';
import type { Session } from '../session/session.ts';
import { feedCodec, type KeptFeed } from '../stanza/perch-feed.ts';
import { feedReadCodec } from '../stanza/perch-feed-read.ts';
import { FeedWatches } from './feed-watches.ts';
import { PrivateItems } from './private-items.ts';
import { sayableMatch, sayableWish } from './sayable-feed.ts';

/** A live message of somebody else, and the feeds that collect it. */
export interface FeedMatched {
  readonly feeds: readonly FeedId[];
  readonly message: Message;
}

interface FeedsEvents {
  /** All of them anew, changed here or on another device. Told from the first call of anything on. */
  feedsChanged: readonly Feed[];
  /** Up to where each feed is read, on whichever device. Told from the first call of `readUpTo` or `markRead` on. */
  feedsRead: ReadonlyMap<FeedId, FeedMark>;
  /** In any room that is entered. Told from the first call of `list` on. */
  feedMatched: FeedMatched;
}

/** More than these another program may have written; they are not looked at. */
const mostRead = 2 * mostFeeds;
const longestId = 256;

/** The person's feeds: searches that stay live, kept on their server, the same on every device. */
export class Feeds {
  readonly #items: PrivateItems<KeptFeed>;
  readonly #read: PrivateItems<FeedMark>;
  readonly #events = new Emitter<FeedsEvents>();
  readonly #session: Session;
  readonly #displayName: string;
  readonly #undo: readonly (() => void)[];
  readonly #watches = new FeedWatches();
  #listeners = 0;
  #feedsOf: FeedsOf = () => [];

  /** @internal */
  constructor(session: Session, displayName: string) {
    this.#items = new PrivateItems(session, feedCodec);
    this.#read = new PrivateItems(session, feedReadCodec);
    this.#session = session;
    this.#displayName = displayName;
    this.#undo = [
      this.#items.on('changed', (items) => this.#events.emit('feedsChanged', this.#take(items))),
      this.#read.on('changed', (read) => this.#events.emit('feedsRead', read)),
    ];
  }

  /** Returns its undo. */
  readonly on: On<FeedsEvents> = (name, listener) => {
    const undo = this.#events.on(name, listener);
    if (name !== 'feedMatched') return undo;
    this.#listeners += 1;
    return () => {
      undo();
      this.#listeners -= 1;
    };
  };

  /** The ego feed first, the others by name. Only the ego feed where the server keeps no such things. */
  async list(): Promise<readonly Feed[]> {
    return this.#take(await this.#items.list());
  }

  /**
   * FaultErrors: InvalidArgument (no name, nothing to look for, no address of a room), LimitExceeded, MsgNotSupported (the
   * server keeps no such things), NotConnected, ConnectionLost, TimedOut, …
   */
  async create(wish: FeedWish): Promise<FeedId> {
    const sayable = sayableWish(wish);
    checkFeedWish(sayable);
    const others = (await this.list()).filter(({ id }) => id !== egoFeed);
    if (others.length >= mostFeeds) {
      throw new FaultError('LimitExceeded', `There are ${mostFeeds} feeds already. Remove one first.`);
    }
    const id = this.#session.surroundings.id();
    await this.#items.change(id, () => ({ ...sayable, isWhole: true }));
    return id;
  }

  /** FaultErrors: NoSuchNode (it was removed), MsgNotSupported also where it is not understood here, and as above. */
  async change(id: FeedId, changes: Partial<FeedWish>): Promise<void> {
    const wanted = sayableWish(changes);
    let isThere = false;
    await this.#items.change(id, (now) => {
      const feed = id === egoFeed ? egoOf(now) : now && feedOf(id, now);
      isThere = feed !== undefined;
      return feed && { ...changedFeed(feed, wanted), isWhole: true };
    });
    if (!isThere) throw noSuchFeed();
  }

  /** Any but the ego feed. Nothing happens where there is none. */
  async remove(id: FeedId): Promise<void> {
    if (id === egoFeed)
      throw new FaultError('InvalidArgument', 'This feed is always there.', { field: 'feed' });
    await this.#items.change(id, () => undefined);
    await this.#read.change(id, () => undefined);
  }

  /**
   * Tells whatever others say in the rooms that are entered and matches: for this program alone, and kept nowhere, so that
   * it needs no right but to read. Returns its undo. Throws InvalidArgument where there is nothing to look for.
   */
  watch(match: FeedMatch, listener: (message: Message) => void): () => void {
    const sayable = sayableMatch(match);
    checkFeedMatch(sayable);
    return this.#watches.add(sayable, listener);
  }

  /** Up to where each feed is read, of those that were ever read. */
  readUpTo(): Promise<ReadonlyMap<FeedId, FeedMark>> {
    return this.#read.list();
  }

  /** Whatever was said until then is read in the feed, on every device; never back. FaultErrors: as of `create`. */
  markRead(id: FeedId, mark: FeedMark): Promise<void> {
    return this.#read.change(id, (now) => (now && now.time > mark.time ? now : mark));
  }

  /** For the endpoint: somebody said this just now. @internal */
  hear(message: Message): void {
    if ((this.#listeners === 0 && this.#watches.isEmpty) || message.own) return;
    const read = { ...message, mentionsMe: mentionsPerson(message, this.#me) };
    this.#watches.hear(message, read);
    const feeds = this.#feedsOf(read);
    if (feeds.length > 0) this.#events.emit('feedMatched', { feeds, message });
  }

  /** For the endpoint. @internal */
  close(): void {
    for (const each of this.#undo) each();
    this.#items.close();
    this.#read.close();
  }

  get #me(): Mentioned {
    const { address } = this.#session;
    return { address, names: [this.#displayName, address.split('@')[0] ?? ''] };
  }

  #take(items: ReadonlyMap<FeedId, KeptFeed>): readonly Feed[] {
    const topics = [...items]
      .filter(([id]) => id !== egoFeed && id !== '' && id.length <= longestId)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, mostRead)
      .map(([id, kept]) => feedOf(id, kept));
    const feeds = inOrder([egoOf(items.get(egoFeed)), ...topics]);
    this.#feedsOf = createFeedsOf(feeds);
    return feeds;
  }
}

function egoOf(kept: KeptFeed | undefined): Feed {
  return { ...firstEgoFeed, ...(kept && { action: kept.action }) };
}

function feedOf(id: FeedId, { isWhole, ...wish }: KeptFeed): Feed {
  return { id, ...wish, ...(!isWhole && { trouble: notWhole }) };
}

const notWhole =
  'Another program wrote this feed, and it looks for something that this Perch does not know. It collects nothing here.';
