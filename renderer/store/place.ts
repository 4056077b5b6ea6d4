import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ArchiveId, FeedId, FeedWish, MessageKey, RoomAddress } from './facts.ts';
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
  | 'remove message'
  | 'room alerts'
  | 'alert rules'
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
  | 'get add-in'
  | 'feed';

export type Pane = 'people' | 'add-ins';

/** What a new feed begins with. */
export interface FeedBeginning {
  readonly wish: Partial<FeedWish>;
  /** It was looked for between days, which a feed has not. */
  readonly withoutDays?: boolean;
}

/** Where in the window the person is. */
export interface PlaceState {
  readonly room: RoomAddress | null;
  /** The feed that is shown in place of a room. */
  readonly feed: FeedId | null;
  /** The private room that is shown as one with it. */
  readonly beside: RoomAddress | null;
  /** Which column is shown where there is room for one only. */
  readonly column: 'rooms' | 'room';
  /** What the person asked to see beside the room. */
  readonly pane: Pane | null;
  readonly dialog: DialogName | null;
  /** The room that the dialog is about. */
  readonly dialogRoom: RoomAddress | null;
  /** The feed that the dialog is about, or what a new one begins with. */
  readonly dialogFeed: FeedId | FeedBeginning | null;
  readonly trail: Trail;
}

export interface PlaceStore {
  readonly state: StoreApi<PlaceState>;
  readonly go: (room: RoomAddress | null, beside?: RoomAddress) => void;
  readonly goToFeed: (feed: FeedId) => void;
  readonly showRooms: () => void;
  readonly showPane: (pane: Pane | null) => void;
  readonly openDialog: (dialog: DialogName | null, room?: RoomAddress) => void;
  /** Changes a feed, or makes one out of what is given. */
  readonly openFeedDialog: (feed: FeedId | FeedBeginning) => void;
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
  feed: null,
  beside: null,
  column: 'rooms',
  pane: null,
  dialog: null,
  dialogRoom: null,
  dialogFeed: null,
  trail: noTrail,
};

export function createPlace(): PlaceStore {
  const state = createStore<PlaceState>(() => start);
  return {
    state,
    go: (room, beside) =>
      state.setState({ room, feed: null, beside: beside ?? null, column: room ? 'room' : 'rooms' }),
    goToFeed: (feed) => state.setState({ room: null, feed, beside: null, column: 'room' }),
    showRooms: () => state.setState({ column: 'rooms' }),
    showPane: (pane) => state.setState({ pane }),
    openDialog: (dialog, room) => state.setState({ dialog, dialogRoom: room ?? null }),
    openFeedDialog: (feed) => state.setState({ dialog: 'feed', dialogFeed: feed }),
    setTrail: (trail) => state.setState({ trail }),
    reset: () => state.setState(start),
  };
}
