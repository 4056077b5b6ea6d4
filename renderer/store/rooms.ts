import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { RoomAddress, RoomEntry } from './facts.ts';

export interface RoomsState {
  readonly byAddress: ReadonlyMap<RoomAddress, RoomEntry>;
}

/** The person's own list, as the host keeps it. */
export interface RoomsStore {
  readonly state: StoreApi<RoomsState>;
  readonly load: (rooms: readonly RoomEntry[]) => void;
  readonly change: (change: {
    readonly changed: readonly RoomEntry[];
    readonly gone: readonly RoomAddress[];
  }) => void;
  readonly get: (room: RoomAddress) => RoomEntry | undefined;
  readonly join: (room: RoomAddress) => Promise<unknown>;
  readonly leave: (room: RoomAddress) => Promise<unknown>;
  readonly follow: (room: RoomAddress) => Promise<unknown>;
  readonly unfollow: (room: RoomAddress) => Promise<unknown>;
}

export function createRooms(bridge: Bridge): RoomsStore {
  const state = createStore<RoomsState>(() => ({ byAddress: new Map() }));
  return {
    state,
    load: (rooms) => state.setState({ byAddress: new Map(rooms.map((room) => [room.address, room])) }),
    change: ({ changed, gone }) => {
      const byAddress = new Map(state.getState().byAddress);
      for (const room of changed) byAddress.set(room.address, room);
      for (const room of gone) byAddress.delete(room);
      state.setState({ byAddress });
    },
    get: (room) => state.getState().byAddress.get(room),
    join: (room) => bridge.call('rooms.join', { room }),
    leave: (room) => bridge.call('rooms.leave', { room }),
    follow: (room) => bridge.call('rooms.follow', { room }),
    unfollow: (room) => bridge.call('rooms.unfollow', { room }),
  };
}
