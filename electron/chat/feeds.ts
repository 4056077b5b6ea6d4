import { FaultError } from '../model/fault.ts';
import {
  egoFeed,
  type Feed,
  type FeedId,
  type FeedMatch,
  type FeedWish,
  firstEgoFeed,
} from '../model/feed.ts';
import { createFeedsOf, type FeedsOf } from '../model/feed-match.ts';
import { changedFeed, checkFeedWish, inOrder, mostFeeds, noSuchFeed } from '../model/feed-wish.ts';
import { type Mentioned, mentionsPerson } from '../model/mentions-me.ts';
import type { Message } from '../model/message.ts';
import { Emitter, type On } from '../session/emitter.ts';
import type { Session } from '../session/session.ts';
import { bareJid } from '../stanza/jid.ts';
import { feedCodec, type KeptFeed } from '../stanza/perch-feed.ts';
import { PrivateItems } from './private-items.ts';
import { speakable, speakableLine } from './speakable.ts';

/** A live message of somebody else, and the feeds that collect it. */
export interface FeedMatched {
  readonly feeds: readonly FeedId[];
  readonly message: Message;
}

interface FeedsEvents {
  /** All of them anew, changed here or on another device. Told from the first call of anything on. */
  feedsChanged: readonly Feed[];
  /** In any room that is entered. Told from the first call of `list` on. */
  feedMatched: FeedMatched;
}

/** More than these another program may have written; they are not looked at. */
const mostRead = 2 * mostFeeds;
const longestId = 256;

/** The person's feeds: searches that stay live, kept on their server, the same on every device. */
export class Feeds {
  readonly #items: PrivateItems<KeptFeed>;
  readonly #events = new Emitter<FeedsEvents>();
  readonly #session: Session;
  readonly #displayName: string;
  readonly #undo: () => void;
  #listeners = 0;
  #feedsOf: FeedsOf = () => [];

  /** @internal */
  constructor(session: Session, displayName: string) {
    this.#items = new PrivateItems(session, feedCodec);
    this.#session = session;
    this.#displayName = displayName;
    this.#undo = this.#items.on('changed', (items) => {
      this.#events.emit('feedsChanged', this.#take(items));
    });
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
  }

  /** For the endpoint: somebody said this just now. @internal */
  hear(message: Message): void {
    if (this.#listeners === 0 || message.own) return;
    const feeds = this.#feedsOf({ ...message, mentionsMe: mentionsPerson(message, this.#me) });
    if (feeds.length > 0) this.#events.emit('feedMatched', { feeds, message });
  }

  /** For the endpoint. @internal */
  close(): void {
    this.#undo();
    this.#items.close();
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

function sayableWish<W extends Partial<FeedWish>>(wish: W): W {
  const { name, match } = wish;
  return {
    ...wish,
    ...(name !== undefined && { name: speakableLine(name) }),
    ...(match !== undefined && { match: sayableMatch(match) }),
  };
}

function sayableMatch(match: FeedMatch): FeedMatch {
  const { text, rooms, authors, by } = match;
  return {
    ...match,
    text: speakable(text),
    ...(rooms && { rooms: [...new Set(rooms.map(roomAddress))] }),
    ...(authors && { authors: [...new Set(authors.map(speakable))] }),
    ...(by !== undefined && { by: speakableLine(by) }),
  };
}

function roomAddress(text: string): string {
  const room = bareJid(text);
  if (room?.includes('@')) return room;
  throw new FaultError('InvalidArgument', 'This is no address of a room.', { field: 'match' });
}
