import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ArchiveId, MessageKey, RoomAddress } from './facts.ts';
import { noTrail, type Trail } from './trail.ts';

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
  | 'room alerts'
  | 'room group'
  | 'delete room'
  | 'keys'
  | 'settings'
  | 'sign in'
  | 'forget'
  | 'share'
  | 'export messages'
  | 'import messages'
  | 'keep room'
  | 'private side'
  | 'part rooms'
  | 'add-ins'
  | 'get add-in';

export type Pane = 'people' | 'add-ins';

/** Where in the window the person is. */
export interface PlaceState {
  readonly room: RoomAddress | null;
  /** The private room that is shown as one with it. */
  readonly beside: RoomAddress | null;
  /** Which column is shown where there is room for one only. */
  readonly column: 'rooms' | 'room';
  /** What the person asked to see beside the room. */
  readonly pane: Pane | null;
  readonly dialog: DialogName | null;
  /** The room that the dialog is about. */
  readonly dialogRoom: RoomAddress | null;
  readonly trail: Trail;
}

export interface PlaceStore {
  readonly state: StoreApi<PlaceState>;
  readonly go: (room: RoomAddress | null, beside?: RoomAddress) => void;
  readonly showRooms: () => void;
  readonly showPane: (pane: Pane | null) => void;
  readonly openDialog: (dialog: DialogName | null, room?: RoomAddress) => void;
  readonly setTrail: (trail: Trail) => void;
  /** To where nobody has been yet. */
  readonly reset: () => void;
}

/** A room to open, and a message to open it at: by its key, else by the id that its room gave it. */
export interface Spot {
  readonly room: RoomAddress;
  readonly key?: MessageKey;
  readonly archiveId?: ArchiveId;
}

const start: PlaceState = {
  room: null,
  beside: null,
  column: 'rooms',
  pane: null,
  dialog: null,
  dialogRoom: null,
  trail: noTrail,
};

export function createPlace(): PlaceStore {
  const state = createStore<PlaceState>(() => start);
  return {
    state,
    go: (room, beside) => state.setState({ room, beside: beside ?? null, column: room ? 'room' : 'rooms' }),
    showRooms: () => state.setState({ column: 'rooms' }),
    showPane: (pane) => state.setState({ pane }),
    openDialog: (dialog, room) => state.setState({ dialog, dialogRoom: room ?? null }),
    setTrail: (trail) => state.setState({ trail }),
    reset: () => state.setState(start),
  };
}
