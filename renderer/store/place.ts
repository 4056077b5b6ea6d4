import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MessageKey, RoomAddress } from './facts.ts';

export type DialogName =
  | 'find rooms'
  | 'create room'
  | 'administration'
  | 'room card'
  | 'invitations'
  | 'requests'
  | 'invite people'
  | 'ask to present'
  | 'edit room'
  | 'delete room'
  | 'keys'
  | 'settings'
  | 'sign in'
  | 'forget'
  | 'share';

/** Where in the window the person is. */
export interface PlaceState {
  readonly room: RoomAddress | null;
  /** Which column is shown where there is room for one only. */
  readonly column: 'rooms' | 'room';
  readonly people: boolean;
  readonly dialog: DialogName | null;
  /** The room that the dialog is about. */
  readonly dialogRoom: RoomAddress | null;
  /** Rooms that were open before, the latest last. */
  readonly back: readonly RoomAddress[];
}

export interface PlaceStore {
  readonly state: StoreApi<PlaceState>;
  readonly go: (room: RoomAddress | null) => void;
  readonly showRooms: () => void;
  readonly showPeople: (people: boolean) => void;
  readonly openDialog: (dialog: DialogName | null, room?: RoomAddress) => void;
  /** The room that was open before this one, taken off the way back. */
  readonly takeBack: () => RoomAddress | undefined;
  /** To where nobody has been yet. */
  readonly reset: () => void;
}

/** A message to open a room at. */
export interface Spot {
  readonly room: RoomAddress;
  readonly key?: MessageKey;
}

const remembered = 50;
const start: PlaceState = {
  room: null,
  column: 'rooms',
  people: false,
  dialog: null,
  dialogRoom: null,
  back: [],
};

export function createPlace(): PlaceStore {
  const state = createStore<PlaceState>(() => start);
  return {
    state,
    go: (room) =>
      state.setState((now) => ({
        room,
        column: room ? 'room' : 'rooms',
        back: now.room && now.room !== room ? [...now.back, now.room].slice(-remembered) : now.back,
      })),
    showRooms: () => state.setState({ column: 'rooms' }),
    showPeople: (people) => state.setState({ people }),
    openDialog: (dialog, room) => state.setState({ dialog, dialogRoom: room ?? null }),
    takeBack: () => {
      const { back } = state.getState();
      state.setState({ back: back.slice(0, -1) });
      return back.at(-1);
    },
    reset: () => state.setState(start),
  };
}
