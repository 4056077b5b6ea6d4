import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type { MessageKey, PageFrom, RoomAddress, StoredMessage } from './facts.ts';
import { gather } from './gather.ts';
import type { Surroundings } from './surroundings.ts';
import { arrived, nothing, type TimelineState, type Visit } from './timeline-state.ts';
import { append, prepend, receive, windowOf } from './timeline-window.ts';

export type { TimelineState, Visit } from './timeline-state.ts';

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

export function createTimeline(bridge: Bridge, { soon, looking }: Surroundings): TimelineStore {
  const state = createStore<TimelineState>(() => nothing);
  const { getState, setState } = state;

  const still = (visit: Visit | null): boolean => visit !== null && getState().visit === visit;
  const page = (room: RoomAddress, from: PageFrom, limit = pageSize) =>
    bridge.call('messages.page', { room, from, limit });
  // A page may have been read before these were stored, and arrive after them.
  let early: StoredMessage[] = [];
  const addEarly = (): void => {
    const messages = early.splice(0);
    setState((now) => receive(now, messages));
  };

  async function fill(visit: Visit, from: PageFrom, limit?: number): Promise<void> {
    try {
      const window = windowOf(await page(visit.room, from, limit));
      if (!still(visit)) return;
      setState({ ...window, status: 'ready', fault: null });
      addEarly();
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
      if (!still(visit)) return;
      setState((now) => (way === 'older' ? prepend(now, found) : append(now, found)));
      addEarly();
    } catch (error) {
      if (still(visit) && way === 'older') setState({ older: faultOf(error) });
    } finally {
      if (still(visit)) setState((now) => ({ loading: { ...now.loading, [way]: false } }));
    }
  }

  const takeIn = gather<StoredMessage>(soon, (stored) => {
    const now = getState();
    const messages = stored.filter((message) => message.room === now.visit?.room);
    if (messages.length === 0) return;
    if (isLoading(now)) early.push(...messages);
    if (now.status === 'ready') setState(arrived(now, messages, looking()));
  });

  async function open(visit: Visit): Promise<void> {
    const newAfter = visit.at === 'unread' ? visit.key : null;
    early = [];
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
      if (reachedEnd && status === 'ready') setState({ visit: newest, below: 0, loading: nothing.loading });
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

function isLoading({ status, loading }: TimelineState): boolean {
  return status === 'loading' || loading.older || loading.newer;
}
