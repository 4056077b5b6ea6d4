import { isDeepStrictEqual } from 'node:util';
import type { EventName, Events, FeedMatched } from '#electron/bridge/contract.ts';
import type { FeedHistory, HistoryReader } from '#electron/history/history.ts';
import type { Feed, FeedEntry, FeedId, FeedMark, FeedPage, FeedPageRequest } from '#electron/model/feed.ts';
import { createFeedsOf } from '#electron/model/feed-match.ts';
import { inOrder } from '#electron/model/feed-wish.ts';
import type { MessageKey } from '#electron/model/ids.ts';
import type { StoredMessage } from '#electron/model/message.ts';
import type { Tell } from '../events.ts';
import type { RoomList } from '../followed/room-list.ts';
import { shown } from '../messages/shown.ts';
import { FeedCounts, type FeedCountsOptions } from './feed-counts.ts';

export interface FeedListOptions extends Omit<FeedCountsOptions, 'history' | 'safely'> {
  readonly feeds: FeedHistory;
  readonly reader: Pick<HistoryReader, 'feedPage'>;
  readonly rooms: Pick<RoomList, 'get' | 'entries'>;
  /** Much was written: whoever keeps the log of the history short should know. */
  readonly written: () => void;
  readonly log: (line: string) => void;
}

/** Before a feed is looked for among more of what is unread, in milliseconds: whatever else wants to be done comes first. */
const pause = 5;
/** How long it is looked for before that, in milliseconds. */
const atOnce = 4;

/** The person's feeds as the window shows them. What happens in a burst is told together. */
export class FeedList {
  /** Up to where feeds were read here, as long as the person's server does not know; whoever tells it takes it out. */
  readonly untold = new Map<FeedId, FeedMark>();
  readonly #options: FeedListOptions;
  readonly #counts: FeedCounts;
  readonly #onList: Set<string>;
  #feeds: readonly Feed[];
  #feedsOf: ReturnType<typeof createFeedsOf>;
  #last: { readonly message?: StoredMessage; readonly ids: readonly FeedId[] } = { ids: [] };
  #matched: FeedMatched[] = [];
  #undo: (() => void) | undefined;
  #undoLooking: (() => void) | undefined;

  constructor(options: FeedListOptions) {
    this.#options = options;
    this.#feeds = inOrder(options.feeds.all());
    this.#feedsOf = createFeedsOf(this.#feeds);
    this.#onList = new Set(options.rooms.entries().map(({ address }) => address));
    this.#counts = new FeedCounts({ ...options, history: options.feeds, safely: (act) => this.#safely(act) });
    this.#lookOn();
  }

  entries(): readonly FeedEntry[] {
    return this.#feeds.map((feed) => ({ ...feed, unread: this.#counts.of(feed.id) }));
  }

  /** Those that a message belongs to, if its room is on the list. */
  of(message: StoredMessage): readonly Feed[] {
    const ids = this.#idsOf(message);
    return this.#feeds.filter(({ id }) => ids.includes(id));
  }

  /** These from now on, as the person's server has them. */
  keep(wanted: readonly Feed[]): void {
    const before = this.#feeds;
    this.#safely(() => {
      this.#options.feeds.keep(wanted);
      this.#feeds = inOrder(this.#options.feeds.all());
    });
    if (isDeepStrictEqual(before, this.#feeds)) return;
    this.#feedsOf = createFeedsOf(this.#feeds);
    this.#last = { ids: [] };
    this.#counts.read();
    this.#options.tell('feeds.changed', { feeds: this.entries() });
    const isAsBefore = ({ id, match }: Feed): boolean =>
      before.some((one) => one.id === id && isDeepStrictEqual(one.match, match));
    this.#counts.outdate(this.#feeds.filter((feed) => !isAsBefore(feed)).map(({ id }) => id));
    this.#counts.tellOutdated();
    this.#lookOn();
  }

  stored(message: StoredMessage, live: boolean): void {
    const feeds = this.#idsOf(message);
    if (feeds.length === 0) return;
    if (live) {
      this.#matched.push({ feeds, message });
      this.#undo ??= this.#options.after(0, () => this.#tellMatched());
    } else {
      this.#counts.outdate(feeds);
      this.#counts.tellSoon();
    }
  }

  /** Everything that pages are told, to follow rooms and counts by. */
  readonly hear: Tell = (name, body) => this.#hearers[name]?.(body);

  async page(request: FeedPageRequest): Promise<FeedPage> {
    const { reader, rooms, sealed } = this.#options;
    const page = await reader.feedPage(request, sealed.rooms());
    // What was sealed or deleted meanwhile is shown to nobody.
    return { ...page, messages: shown(page.messages.filter(({ room }) => rooms.get(room))) };
  }

  markRead(feed: FeedId, upTo: MessageKey): void {
    const mark = this.#options.feeds.markRead(feed, upTo, this.#options.sealed.rooms());
    if (mark === undefined) return;
    if (mark.time >= (this.untold.get(feed)?.time ?? 0)) this.untold.set(feed, mark);
    this.#counts.tell();
  }

  /** On another device, up to there. */
  heardRead(feed: FeedId, mark: FeedMark): void {
    this.#counts.heardRead(feed, mark);
  }

  stop(): void {
    this.#counts.stop();
    this.#undo?.();
    this.#undoLooking?.();
  }

  readonly #hearers: { readonly [E in EventName]?: (body: Events[E]) => void } = {
    // What came onto the list is in the feeds from now on, what left it is in none.
    'rooms.changed': ({ changed, gone }) => {
      const came = changed.filter(({ address }) => !this.#onList.has(address));
      for (const { address } of came) this.#onList.add(address);
      const left = gone.filter((room) => this.#onList.delete(room));
      if (came.length + left.length === 0) return this.#counts.tellSoon();
      this.#outdateAll();
      this.#counts.tell();
    },
    'messages.reordered': () => {
      this.#outdateAll();
      this.#counts.tellSoon();
    },
  };

  /** A little at a time: among a million unread messages it takes seconds to find those that count. */
  #lookOn(): void {
    const { feeds, after, now, written } = this.#options;
    if (feeds.looking().length === 0) return;
    this.#undoLooking ??= after(pause, () => {
      this.#undoLooking = undefined;
      this.#safely(() => {
        const [began, looking] = [now(), feeds.looking()];
        do feeds.lookOn();
        while (feeds.looking().length > 0 && now() - began < atOnce);
        written();
        const left = feeds.looking();
        this.#counts.outdate(looking.filter((id) => !left.includes(id)));
        if (left.length > 0) this.#counts.tellSoon();
        else this.#counts.tell();
        this.#lookOn();
      });
    });
  }

  #outdateAll(): void {
    this.#counts.outdate(this.#feeds.map(({ id }) => id));
  }

  #idsOf(message: StoredMessage): readonly FeedId[] {
    // Alerts ask about the message that was told of just now.
    if (this.#last.message !== message) this.#last = { message, ids: this.#feedsOf(message) };
    return this.#options.rooms.get(message.room) ? this.#last.ids : [];
  }

  #tellMatched(): void {
    this.#undo = undefined;
    const messages = shown(this.#matched.map(({ message }) => message));
    const matches = this.#matched.map((one, index) => ({ ...one, message: messages[index] ?? one.message }));
    this.#matched = [];
    this.#options.tell('feeds.matched', { matches });
  }

  #safely(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#options.log(`The feeds could not be read or kept: ${String(error)}`);
    }
  }
}
