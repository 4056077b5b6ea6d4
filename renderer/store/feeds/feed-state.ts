import type { Fault, FeedId, FeedPage, MessageKey, RoomAddress, StoredMessage } from '../facts.ts';
import { append, emptyWindow, prepend, receive, type TimelineWindow } from '../timeline-window.ts';
import type { Mark } from '../visit.ts';

/** A stay in a feed; a new object for each. With a mark it begins where one was. */
export interface FeedVisit {
  readonly feed: FeedId;
  readonly mark?: Mark;
}

/** What was said in its room before and after a message of the feed; oldest first. */
export type Lines =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly fault: Fault }
  | {
      readonly state: 'shown';
      readonly before: readonly StoredMessage[];
      readonly after: readonly StoredMessage[];
    };

export interface FeedState extends TimelineWindow {
  readonly visit: FeedVisit | null;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly fault: Fault | null;
  readonly loading: { readonly older: boolean; readonly newer: boolean };
  /** What was unread when it came into the list: it stays marked while one reads. */
  readonly fresh: ReadonlySet<MessageKey>;
  /** What is to be marked in the texts. */
  readonly terms: readonly string[];
  /** The last message that was in sight. */
  readonly seenUpTo: MessageKey;
  /** Around which messages, by their keys, the lines are shown. */
  readonly lines: ReadonlyMap<MessageKey, Lines>;
}

export const nothing: FeedState = {
  ...emptyWindow,
  visit: null,
  status: 'loading',
  fault: null,
  loading: { older: false, newer: false },
  fresh: new Set(),
  terms: [],
  seenUpTo: 0,
  lines: new Map(),
};

/** At most so many are held: every one of them stands in the page. */
export const most = 400;

/** What a page says when nothing of it is held yet. */
export function firstPage(page: FeedPage): Partial<FeedState> {
  const { messages, reachedStart, reachedEnd, terms, unread } = page;
  return { messages, reachedStart, reachedEnd, terms, fresh: new Set(unread), status: 'ready', fault: null };
}

export function withPage(now: FeedState, way: 'older' | 'newer', page: FeedPage): Partial<FeedState> {
  const window = way === 'older' ? prepend(now, page, most) : append(now, page, most);
  return { ...window, terms: page.terms, fresh: new Set([...now.fresh, ...page.unread]) };
}

/** Messages that were just said; the person's own are no news. */
export function withArrivals(now: FeedState, said: readonly StoredMessage[]): Partial<FeedState> {
  const isReadOn = now.seenUpTo < (now.messages.at(-1)?.key ?? 0);
  // Nothing that is read goes for what is said: that is fetched when somebody gets there.
  if (isReadOn && now.messages.length + said.length > most) return { reachedEnd: false };
  const window = receive(now, said, most);
  const news = said.filter(({ own }) => !own).map(({ key }) => key);
  return { ...window, fresh: new Set([...now.fresh, ...news]) };
}

/** Nothing of these rooms is left. */
export function withoutRooms(now: FeedState, rooms: ReadonlySet<RoomAddress>): Partial<FeedState> {
  const messages = now.messages.filter(({ room }) => !rooms.has(room));
  const left = new Set(messages.map(({ key }) => key));
  return { messages, lines: new Map([...now.lines].filter(([key]) => left.has(key))) };
}

/** A page of the room around a message, without the message itself. */
export function linesAround(key: MessageKey, messages: readonly StoredMessage[]): Lines {
  return {
    state: 'shown',
    before: messages.filter((message) => message.key < key),
    after: messages.filter((message) => message.key > key),
  };
}
