import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type { Fault, MessageKey, MessagePage, PageFrom, RoomAddress, StoredMessage } from './facts.ts';
import { gapFiller } from './gaps.ts';
import { gather } from './gather.ts';
import { createLookAhead } from './look-ahead.ts';
import type { Surroundings } from './surroundings.ts';
import { type Arrival, arrived, nothing, type TimelineState } from './timeline-state.ts';
import { append, prepend, receive, windowOf, without } from './timeline-window.ts';
import {
  isSamePlace,
  isThere,
  type Mark,
  pageAt,
  pageFrom,
  seeksMessage,
  type Visit,
  type Where,
} from './visit.ts';

export type { TimelineState } from './timeline-state.ts';
export type { Visit } from './visit.ts';

export interface TimelineStore {
  readonly state: StoreApi<TimelineState>;
  /**
   * Goes there. Within the room that is open everything stays in sight until the new place is there, and where it
   * cannot be had. Where another room has no such message it is opened at its newest.
   */
  readonly open: (visit: Visit) => Promise<NotThere | undefined>;
  /** Somebody is about to go there: its page is asked for. */
  readonly prepare: (visit: Visit) => void;
  /** What was prepared may be out of date. */
  readonly forgetPrepared: () => void;
  /** To the newest message of the same room, without asking again where it is held already. */
  readonly toNewest: () => void;
  readonly close: () => void;
  /** Where older messages could not be fetched it tries again only if told so. */
  readonly loadOlder: (how?: { readonly again: boolean }) => Promise<void>;
  readonly loadNewer: () => Promise<void>;
  /** Fetches what is missing before this message; where that failed, only if told to try again. */
  readonly fillGap: (before: MessageKey, how?: { readonly again: boolean }) => Promise<void>;
  /** The server can be asked again. */
  readonly online: () => void;
  readonly stored: (told: {
    readonly room: RoomAddress;
    readonly messages: readonly StoredMessage[];
    readonly live: boolean;
  }) => void;
  readonly reordered: (room: RoomAddress) => Promise<void>;
  /** Nothing that was said in this room stays in sight. */
  readonly drop: (room: RoomAddress) => void;
  readonly setAtEnd: (atEnd: boolean) => void;
  readonly setSeen: (upTo: MessageKey) => void;
  /** What is read at this moment, as a place to come back to. */
  readonly mark: () => Mark | undefined;
  /** Who draws the messages tells where they stand. Returns its undo. */
  readonly markBy: (reader: () => Mark | undefined) => () => void;
}

/** Why a place could not be had, and whether everything is as it was. */
export interface NotThere {
  readonly fault: Fault;
  readonly stayed: boolean;
}

const pageSize = 60;

export function createTimeline(bridge: Bridge, { now, soon, looking }: Surroundings): TimelineStore {
  const state = createStore<TimelineState>(() => nothing);
  const { getState, setState } = state;

  /** Where the person wants to be: ahead of what is shown while its page is on the way. */
  let wanted: Visit | null = null;
  let reader: () => Mark | undefined = () => undefined;
  const still = (visit: Visit | null): boolean => visit !== null && wanted === visit;
  const page = (where: Where, from: PageFrom, limit = pageSize, of?: RoomAddress) =>
    bridge.call('messages.page', { ...pageAt(where, from, of), limit });
  const firstPage = (visit: Visit) =>
    page(visit, pageFrom(visit), pageSize, visit.at === 'archive id' ? visit.of : undefined);
  const lookAhead = createLookAhead(firstPage, now);
  // A page may have been read before these were stored, and arrive after them.
  let early: StoredMessage[] = [];
  /** Of this visit the order changed while its page was on the way: it may have been read before. */
  let outdated: Visit | null = null;
  const addEarly = (): void => {
    const messages = early.splice(0);
    setState((now) => receive(now, messages));
  };

  async function fill(visit: Visit, from: PageFrom, limit: number): Promise<void> {
    try {
      const window = windowOf(await page(visit, from, limit));
      if (!still(visit)) return;
      setState({ ...window, status: 'ready', fault: null });
      addEarly();
    } catch (error) {
      if (still(visit)) setState({ status: 'failed', fault: faultOf(error) });
    }
  }

  /** What is shown, as it is by now. */
  async function readAgain(visit: Visit): Promise<void> {
    const { messages, reachedEnd, atEnd, status } = getState();
    // Where the person wants to be is not known before its page is there.
    if (status === 'loading') {
      outdated = visit;
      return;
    }
    outdated = null;
    const middle = messages[Math.floor(messages.length / 2)];
    const newest = !middle || (reachedEnd && atEnd);
    const limit = Math.min(Math.max(messages.length, pageSize), 500);
    await fill(visit, newest ? { at: 'newest' } : { at: 'around', key: middle.key }, limit);
  }

  async function loadMore(way: 'older' | 'newer'): Promise<void> {
    const { visit, messages, loading, status } = getState();
    const edge = way === 'older' ? messages[0] : messages.at(-1);
    if (!visit || !edge || loading[way] || status !== 'ready' || !still(visit)) return;
    setState({ loading: { ...loading, [way]: true } });
    try {
      const from: PageFrom = { at: way === 'older' ? 'before' : 'after', key: edge.key };
      const found = await page(visit, from, 2 * pageSize);
      if (!still(visit)) return;
      setState((now) => (way === 'older' ? prepend(now, found) : append(now, found)));
      addEarly();
    } catch (error) {
      if (still(visit) && way === 'older') setState({ older: faultOf(error) });
    } finally {
      if (getState().visit === visit) setState((now) => ({ loading: { ...now.loading, [way]: false } }));
    }
  }

  const takeIn = gather<Arrival>(soon, (stored) => {
    const now = getState();
    const arrivals = stored.filter(({ message }) => isThere(wanted, message.room));
    if (arrivals.length === 0) return;
    if (isLoading(now) || now.visit !== wanted) early.push(...arrivals.map(({ message }) => message));
    if (now.status === 'ready') setState(arrived(now, arrivals, looking()));
  });

  function arrive(visit: Visit, found: MessagePage): void {
    const newAfter = visit.at === 'unread' ? visit.key : null;
    const place = found.place ?? ('key' in visit ? visit.key : null);
    // The line stays where it was while one goes about in the room.
    const line = isSamePlace(getState().visit, visit) ? getState().newAfter : null;
    const window = windowOf(found);
    setState({ ...nothing, ...window, visit, place, newAfter: newAfter ?? line, status: 'ready' }, true);
    addEarly();
  }

  async function open(visit: Visit): Promise<NotThere | undefined> {
    const { visit: before, status } = getState();
    const here = isSamePlace(before, visit) && status === 'ready';
    wanted = visit;
    early = [];
    const ahead = lookAhead.take(visit);
    // In one draw with all else that changes.
    if (ahead?.found) return void arrive(visit, ahead.found);
    if (!here) setState({ ...nothing, visit }, true);
    try {
      const found = await (ahead?.coming ?? firstPage(visit));
      if (still(visit)) arrive(visit, found);
      if (outdated === visit) void readAgain(visit);
    } catch (error) {
      if (!still(visit)) return undefined;
      const fault = faultOf(error);
      if (here) {
        wanted = before;
        return { fault, stayed: true };
      }
      if (seeksMessage(visit) && fault.code === 'NoSuchNode') {
        await open(newestOf(visit));
        return { fault, stayed: false };
      }
      setState({ status: 'failed', fault });
    }
    return undefined;
  }

  return {
    state,
    open,
    prepare: (visit) => {
      if (!isSamePlace(wanted, visit)) lookAhead.ask(visit);
    },
    forgetPrepared: () => lookAhead.forget(),
    toNewest: () => {
      const { visit, reachedEnd, status } = getState();
      if (!visit) return;
      const newest = newestOf(visit);
      if (!reachedEnd || status !== 'ready') return void open(newest);
      wanted = newest;
      setState({ visit: newest, place: null, below: 0, loading: nothing.loading });
    },
    close: () => {
      wanted = null;
      lookAhead.forget();
      setState(nothing, true);
    },
    loadOlder: async (how) => {
      const { reachedStart, older } = getState();
      if (!reachedStart && (!older || how?.again)) await loadMore('older');
    },
    loadNewer: async () => {
      if (!getState().reachedEnd) await loadMore('newer');
    },
    fillGap: gapFiller(state, (where, key) => page(where, { at: 'around', key }, 2 * pageSize)),
    online: () => {
      lookAhead.forget();
      const { older, gaps } = getState();
      // Those in sight ask again by themselves.
      if (gaps.size > 0) setState({ gaps: nothing.gaps });
      if (older) void loadMore('older');
    },
    stored: ({ room, messages, live }) => {
      lookAhead.forget(room);
      for (const message of messages) takeIn({ message, live });
    },
    reordered: async (room) => {
      lookAhead.forget(room);
      const { visit } = getState();
      if (visit && isThere(visit, room) && still(visit)) await readAgain(visit);
    },
    drop: (room) => {
      lookAhead.forget(room);
      early = early.filter((message) => message.room !== room);
      setState((now) => ({
        ...without(now, room),
        heard: now.heard.filter((message) => message.room !== room),
      }));
    },
    setAtEnd: (atEnd) => {
      if (atEnd !== getState().atEnd) setState(atEnd ? { atEnd, below: 0 } : { atEnd });
    },
    setSeen: (seenUpTo) => setState({ seenUpTo }),
    mark: () => reader(),
    markBy: (told) => {
      reader = told;
      return () => {
        if (reader === told) reader = () => undefined;
      };
    },
  };
}

function newestOf({ room, beside }: Where): Visit {
  return { room, ...(beside !== undefined && { beside }), at: 'newest' };
}

function isLoading({ status, loading }: TimelineState): boolean {
  return status === 'loading' || loading.older || loading.newer;
}
