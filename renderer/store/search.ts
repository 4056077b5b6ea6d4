import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type { Fault, RoomAddress, SearchHit } from './facts.ts';

export interface SearchState {
  readonly text: string;
  /** The words that `hits` are for; behind `text` while an answer is on its way. */
  readonly answered: string;
  readonly hits: readonly SearchHit[];
  readonly fault?: Fault;
}

export interface SearchStore {
  readonly state: StoreApi<SearchState>;
  readonly write: (text: string) => Promise<void>;
  /** Takes away what was found in these rooms. */
  readonly drop: (rooms: ReadonlySet<RoomAddress>) => void;
}

const limit = 50;

export function createSearch(bridge: Bridge): SearchStore {
  const none = { text: '', answered: '', hits: [] };
  const state = createStore<SearchState>(() => none);
  return {
    state,
    drop: (rooms) =>
      state.setState(({ hits }) => ({ hits: hits.filter(({ message }) => !rooms.has(message.room)) })),
    write: async (text) => {
      const words = text.trim();
      if (words === '') return state.setState({ ...none, text }, true);
      state.setState({ text });
      try {
        const { hits } = await bridge.call('messages.search', { text: words, limit });
        if (state.getState().text === text) state.setState({ text, answered: words, hits }, true);
      } catch (error) {
        if (state.getState().text === text) {
          state.setState({ text, answered: words, hits: [], fault: faultOf(error) }, true);
        }
      }
    },
  };
}
