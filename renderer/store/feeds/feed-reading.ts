import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type { FeedId, FeedMatched, FeedPage, FeedPageRequest, MessageKey, RoomAddress } from '../facts.ts';
import type { Mark } from '../visit.ts';
import {
  type FeedState,
  type FeedVisit,
  firstPage,
  type Lines,
  linesAround,
  nothing,
  withArrivals,
  withoutRooms,
  withPage,
} from './feed-state.ts';

/** The feed that is read, and stays as it is while one looks at a message of it in its room. */
export interface FeedReading {
  readonly state: StoreApi<FeedState>;
  readonly open: (visit: FeedVisit) => Promise<void>;
  readonly loadMore: (way: 'older' | 'newer') => Promise<void>;
  /** The lines around a message, and away with them. */
  readonly toggleLines: (room: RoomAddress, key: MessageKey) => Promise<void>;
  readonly matched: (matches: readonly FeedMatched[]) => void;
  /** Other messages match by now. */
  readonly outdated: (feeds: readonly FeedId[]) => Promise<void>;
  readonly drop: (rooms: ReadonlySet<RoomAddress>) => void;
  readonly setSeen: (upTo: MessageKey) => void;
  readonly close: () => void;
  /** What is read at this moment, as a place to come back to. */
  readonly mark: () => Mark | undefined;
  /** Who draws the messages tells where they stand. Returns its undo. */
  readonly markBy: (reader: () => Mark | undefined) => () => void;
}

const pageSize = 50;
const linesEachWay = 3;

/** `isListed`: a room is on the person's list now. Of one that was lost while an answer came nothing is taken in. */
export function createFeedReading(bridge: Bridge, isListed: (room: RoomAddress) => boolean): FeedReading {
  const state = createStore<FeedState>(() => nothing);
  const { getState, setState } = state;
  let reader: () => Mark | undefined = () => undefined;
  async function page(feed: FeedId, from: FeedPageRequest['from'], limit = pageSize): Promise<FeedPage> {
    const found = await bridge.call('feeds.page', { feed, from, limit });
    return { ...found, messages: found.messages.filter(({ room }) => isListed(room)) };
  }
  const still = (visit: FeedVisit): boolean => getState().visit === visit;

  async function fill(visit: FeedVisit, from: FeedPageRequest['from'], limit: number): Promise<void> {
    try {
      const found = await page(visit.feed, from, limit);
      if (still(visit)) setState(firstPage(found));
    } catch (error) {
      if (still(visit)) setState({ status: 'failed', fault: faultOf(error) });
    }
  }
  function setLines(key: MessageKey, lines: Lines): void {
    setState((now) => ({ lines: new Map([...now.lines, [key, lines]]) }));
  }

  return {
    state,
    open: async (visit) => {
      const { visit: before, status, messages } = getState();
      const { feed, mark } = visit;
      const isHeld = mark !== undefined && messages.some(({ key }) => key === mark.key);
      if (before?.feed === feed && status === 'ready' && isHeld) return setState({ visit });
      setState({ ...nothing, visit }, true);
      await fill(visit, mark ? { at: 'around', key: mark.key } : { at: 'newest' }, pageSize);
    },
    loadMore: async (way) => {
      const { visit, messages, loading, status, reachedStart, reachedEnd } = getState();
      const edge = way === 'older' ? messages[0] : messages.at(-1);
      const isDone = way === 'older' ? reachedStart : reachedEnd;
      if (!visit || !edge || isDone || loading[way] || status !== 'ready') return;
      setState({ loading: { ...loading, [way]: true } });
      try {
        const found = await page(visit.feed, { at: way === 'older' ? 'before' : 'after', key: edge.key });
        if (still(visit)) setState((now) => ({ ...withPage(now, way, found), older: null }));
      } catch (error) {
        if (still(visit)) setState({ older: faultOf(error) });
      } finally {
        if (still(visit)) setState((now) => ({ loading: { ...now.loading, [way]: false } }));
      }
    },
    toggleLines: async (room, key) => {
      if (getState().lines.has(key))
        return setState((now) => ({ lines: new Map([...now.lines].filter(([other]) => other !== key)) }));
      setLines(key, { state: 'loading' });
      const limit = 2 * linesEachWay + 1;
      const lines = await bridge.call('messages.page', { room, from: { at: 'around', key }, limit }).then(
        ({ messages }): Lines => linesAround(key, messages),
        (error): Lines => ({ state: 'failed', fault: faultOf(error) }),
      );
      if (getState().lines.has(key) && isListed(room)) setLines(key, lines);
    },
    matched: (matches) => {
      const { visit, status } = getState();
      if (!visit || status !== 'ready') return;
      const said = matches
        .filter(({ feeds, message }) => feeds.includes(visit.feed) && isListed(message.room))
        .map(({ message }) => message);
      if (said.length > 0) setState((now) => withArrivals(now, said));
    },
    outdated: async (feeds) => {
      const { visit, messages, reachedEnd, status } = getState();
      if (!visit || !feeds.includes(visit.feed)) return;
      const middle = messages[Math.floor(messages.length / 2)];
      const from =
        reachedEnd || !middle ? { at: 'newest' as const } : { at: 'around' as const, key: middle.key };
      if (status !== 'loading') await fill(visit, from, Math.max(messages.length, pageSize));
    },
    drop: (rooms) => setState((now) => withoutRooms(now, rooms)),
    setSeen: (upTo) => {
      if (upTo > getState().seenUpTo) setState({ seenUpTo: upTo });
    },
    close: () => setState(nothing, true),
    mark: () => reader(),
    markBy: (told) => {
      reader = told;
      return () => {
        if (reader === told) reader = () => undefined;
      };
    },
  };
}
