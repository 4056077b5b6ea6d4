import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { ChatRoomInvitation, ChatRoomRequest, RoomAddress, RoomService, Snapshot } from './facts.ts';

export interface ServiceState {
  /** Null until the chat service was reached. */
  readonly service: RoomService | null;
  /** Who waits to be let in, or to be given the word, in rooms that the person manages. */
  readonly requests: readonly ChatRoomRequest[];
  /** Rooms that the person was asked into. */
  readonly invitations: readonly ChatRoomInvitation[];
}

/** What the chat service offers this person, and what waits there for an answer of theirs. */
export interface ServiceStore {
  readonly state: StoreApi<ServiceState>;
  readonly load: (snapshot: Snapshot) => void;
  readonly change: (part: Partial<ServiceState>) => void;
  /** Asks anew. Never rejects: what is known stays. */
  readonly refresh: () => Promise<void>;
  /** Asks a room anew who waits there. Never rejects. */
  readonly refreshRequests: (room: RoomAddress) => Promise<void>;
}

export function createService(bridge: Bridge): ServiceStore {
  const state = createStore<ServiceState>(() => ({ service: null, requests: [], invitations: [] }));
  return {
    state,
    load: ({ service, roomRequests: requests, roomInvitations: invitations }) =>
      state.setState({ service, requests, invitations }),
    change: (part) => state.setState(part),
    refreshRequests: (room) =>
      bridge.call('rooms.requests', { room }).then(
        ({ requests }) =>
          state.setState((now) => ({
            requests: [...now.requests.filter((request) => request.room !== room), ...requests],
          })),
        () => undefined,
      ),
    refresh: () =>
      bridge.call('rooms.service', {}).then(
        (answer) => state.setState(answer),
        () => undefined,
      ),
  };
}
