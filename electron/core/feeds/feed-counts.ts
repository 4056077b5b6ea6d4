import type { FeedHistory } from '#electron/history/history.ts';
import type { FeedEntry, FeedId, FeedMark } from '#electron/model/feed.ts';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { Tell } from '../events.ts';
import type { SealedRooms } from '../followed/sealed-rooms.ts';

export interface FeedCountsOptions {
  readonly history: Pick<FeedHistory, 'unread' | 'markReadAt'>;
  readonly isStored: (room: RoomAddress, archiveId: ArchiveId) => boolean;
  readonly sealed: Pick<SealedRooms, 'rooms'>;
  readonly tell: Tell;
  /** Milliseconds. */
  readonly now: () => number;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** What fails is tried again with the next count. */
  readonly safely: (act: () => void) => void;
}

/** Between two counts, in milliseconds: nobody reads faster. Where there is much to count, so many times what that took. */
const pause = 100;
const rest = 20;

/** How much counts in each feed, told when it is no longer what it was, with the feeds that are to be read anew. */
export class FeedCounts {
  readonly #options: FeedCountsOptions;
  readonly #outdated = new Set<FeedId>();
  /** Up to where other devices have read, of messages that may come only later. */
  readonly #heard = new Map<FeedId, FeedMark>();
  #counts: ReadonlyMap<FeedId, number>;
  #took = 0;
  #undo: (() => void) | undefined;

  constructor(options: FeedCountsOptions) {
    this.#options = options;
    this.#counts = options.history.unread(options.sealed.rooms());
  }

  of(feed: FeedId): FeedEntry['unread'] {
    return this.#counts.get(feed) ?? 0;
  }

  /** Counts without telling. */
  read(): void {
    const { history, sealed, now, safely } = this.#options;
    const began = now();
    safely(() => {
      for (const [feed, mark] of this.#heard) this.#settle(feed, mark);
      this.#counts = history.unread(sealed.rooms());
    });
    this.#took = now() - began;
  }

  /** Counts, and tells whatever changed. */
  tell(): void {
    const { tell } = this.#options;
    this.stop();
    const before = this.#counts;
    this.read();
    const changed = [...new Set([...before.keys(), ...this.#counts.keys()])]
      .filter((feed) => this.of(feed) !== (before.get(feed) ?? 0))
      .map((feed) => ({ feed, unread: this.of(feed) }));
    if (changed.length > 0) tell('feeds.counted', { counts: changed });
    this.tellOutdated();
  }

  tellOutdated(): void {
    if (this.#outdated.size > 0) this.#options.tell('feeds.outdated', { feeds: [...this.#outdated] });
    this.#outdated.clear();
  }

  tellSoon(): void {
    this.#undo ??= this.#options.after(Math.max(pause, rest * this.#took), () => this.tell());
  }

  /** With what is told next, these are told to be other than they were shown. */
  outdate(feeds: readonly FeedId[]): void {
    for (const feed of feeds) this.#outdated.add(feed);
  }

  heardRead(feed: FeedId, mark: FeedMark): void {
    const { history, now, safely } = this.#options;
    // A time that has not come yet would silence the feed until then.
    const sane = { ...mark, time: Math.min(mark.time, now()) };
    safely(() => history.markReadAt(feed, sane));
    this.#heard.set(feed, sane);
    this.tell();
  }

  stop(): void {
    this.#undo?.();
    this.#undo = undefined;
  }

  /** What was read on another device is read here as soon as it is stored, whatever time this device gives it. */
  #settle(feed: FeedId, mark: FeedMark): void {
    const { history, isStored } = this.#options;
    if (mark.archiveId !== undefined && !isStored(mark.room, mark.archiveId)) return;
    this.#heard.delete(feed);
    history.markReadAt(feed, mark);
  }
}
