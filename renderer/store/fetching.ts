import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { RoomAddress, RoomFetching } from './facts.ts';

/** Of which rooms history is being fetched. */
export interface FetchingStore {
  readonly state: StoreApi<{ readonly rooms: ReadonlyMap<RoomAddress, RoomFetching> }>;
  readonly change: (told: { readonly rooms: readonly RoomFetching[] }) => void;
  /** All of a room, to its beginning. */
  readonly fetchAll: (room: RoomAddress) => Promise<unknown>;
  readonly stop: (room: RoomAddress) => Promise<unknown>;
}

export function createFetching(bridge: Bridge): FetchingStore {
  const state = createStore<{ readonly rooms: ReadonlyMap<RoomAddress, RoomFetching> }>(() => ({
    rooms: new Map(),
  }));
  return {
    state,
    change: ({ rooms }) => state.setState({ rooms: new Map(rooms.map((each) => [each.room, each])) }),
    fetchAll: (room) => bridge.call('history.fetchAll', { room }),
    stop: (room) => bridge.call('history.stopFetching', { room }),
  };
}
