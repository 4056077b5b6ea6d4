import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type { Fault, MessageKey, PageFrom, RoomAddress, StoredMessage } from './facts.ts';
import { gather } from './gather.ts';
import type { Surroundings } from './surroundings.ts';
import {
  append,
  emptyWindow,
  most,
  mostFollowed,
  prepend,
  receive,
  type TimelineWindow,
  windowOf,
} from './timeline-window.ts';

/** Where a visit to a room begins: at its newest message, at the unread line, or at one message. */
export interface Visit {
  readonly room: RoomAddress;
  readonly at: 'newest' | 'unread' | 'message';
  readonly key: MessageKey;
}

export interface TimelineState extends TimelineWindow {
  /** A new object for each visit: the view goes to its place once. */
  readonly visit: Visit | null;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly fault?: Fault;
  /** A page in that direction is on its way. */
  readonly loading: { readonly older: boolean; readonly newer: boolean };
  /** What comes after this message is new to the person; null draws no line. */
  readonly newAfter: MessageKey | null;
  /** The newest message is in sight. */
  readonly atEnd: boolean;
  /** How far somebody has looked in this visit. */
  readonly seenUpTo: MessageKey;
  /** Messages that came while the newest was out of sight. */
  readonly below: number;
}

export interface TimelineStore {
  readonly state: StoreApi<TimelineState>;
  readonly open: (visit: Visit) => Promise<void>;
  /** To the newest message of the same room, without asking again where it is held already. */
  readonly toNewest: () => void;
  readonly close: () => void;
  /** Where older messages could not be fetched it tries again only if told so. */
  readonly loadOlder: (how?: { readonly again: boolean }) => Promise<void>;
  readonly loadNewer: () => Promise<void>;
  readonly stored: (told: {
    readonly room: RoomAddress;
    readonly messages: readonly StoredMessage[];
  }) => void;
  readonly reordered: (room: RoomAddress) => Promise<void>;
  readonly setAtEnd: (atEnd: boolean) => void;
  readonly setSeen: (upTo: MessageKey) => void;
}

const pageSize = 60;

const nothing = {
  ...emptyWindow,
  visit: null,
  status: 'loading',
  loading: { older: false, newer: false },
  newAfter: null,
  atEnd: false,
  seenUpTo: 0,
  below: 0,
} satisfies TimelineState;

export function createTimeline(bridge: Bridge, { soon, looking }: Surroundings): TimelineStore {
  const state = createStore<TimelineState>(() => nothing);
  const { getState, setState } = state;

  const still = (visit: Visit | null): boolean => visit !== null && getState().visit === visit;
  const page = (room: RoomAddress, from: PageFrom, limit = pageSize) =>
    bridge.call('messages.page', { room, from, limit });

  async function fill(visit: Visit, from: PageFrom, limit?: number): Promise<void> {
    try {
      const window = windowOf(await page(visit.room, from, limit));
      if (still(visit)) setState({ ...window, status: 'ready' });
    } catch (error) {
      if (still(visit)) setState({ status: 'failed', fault: faultOf(error) });
    }
  }

  async function loadMore(way: 'older' | 'newer'): Promise<void> {
    const { visit, messages, loading, status } = getState();
    const edge = way === 'older' ? messages[0] : messages.at(-1);
    if (!visit || !edge || loading[way] || status !== 'ready') return;
    setState({ loading: { ...loading, [way]: true } });
    try {
      const from: PageFrom = { at: way === 'older' ? 'before' : 'after', key: edge.key };
      const found = await page(visit.room, from, 2 * pageSize);
      if (still(visit)) setState((now) => (way === 'older' ? prepend(now, found) : append(now, found)));
    } catch (error) {
      if (still(visit) && way === 'older') setState({ older: faultOf(error) });
    } finally {
      if (still(visit)) setState((now) => ({ loading: { ...now.loading, [way]: false } }));
    }
  }

  const takeIn = gather<StoredMessage>(soon, (stored) => {
    const now = getState();
    const messages = stored.filter((message) => message.room === now.visit?.room);
    if (messages.length === 0 || now.status !== 'ready') return;
    const window = receive(now, messages, now.atEnd ? mostFollowed : most);
    const last = now.messages.at(-1)?.key ?? 0;
    const news = messages.filter(({ key, own }) => key > last && !own).length;
    const away = !now.atEnd || !now.reachedEnd;
    const allSeen = now.newAfter === null || now.seenUpTo >= last;
    const newAfter = news > 0 && allSeen && !looking() ? last : now.newAfter;
    setState({ ...window, newAfter, below: away ? now.below + news : 0 });
  });

  async function open(visit: Visit): Promise<void> {
    const newAfter = visit.at === 'unread' ? visit.key : null;
    setState({ ...nothing, visit, newAfter }, true);
    await fill(visit, visit.at === 'newest' ? { at: 'newest' } : { at: 'around', key: visit.key });
  }

  return {
    state,
    open,
    toNewest: () => {
      const { visit, reachedEnd, status } = getState();
      if (!visit) return;
      const newest: Visit = { room: visit.room, at: 'newest', key: 0 };
      if (reachedEnd && status === 'ready') setState({ visit: newest, below: 0 });
      else void open(newest);
    },
    close: () => setState(nothing, true),
    loadOlder: async (how) => {
      const { reachedStart, older } = getState();
      if (!reachedStart && (!older || how?.again)) await loadMore('older');
    },
    loadNewer: async () => {
      if (!getState().reachedEnd) await loadMore('newer');
    },
    stored: ({ messages }) => {
      for (const message of messages) takeIn(message);
    },
    reordered: async (room) => {
      const { visit, messages, reachedEnd, atEnd } = getState();
      const middle = messages[Math.floor(messages.length / 2)];
      if (!visit || visit.room !== room) return;
      const newest = !middle || (reachedEnd && atEnd);
      const limit = Math.min(Math.max(messages.length, pageSize), 500);
      await fill(visit, newest ? { at: 'newest' } : { at: 'around', key: middle.key }, limit);
    },
    setAtEnd: (atEnd) => {
      if (atEnd !== getState().atEnd) setState(atEnd ? { atEnd, below: 0 } : { atEnd });
    },
    setSeen: (seenUpTo) => setState({ seenUpTo }),
  };
}
