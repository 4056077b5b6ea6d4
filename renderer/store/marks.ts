import type { RoomAddress } from './facts.ts';
import type { PlaceStore } from './place.ts';
import type { SettingsStore } from './settings.ts';

/**
 * Rooms that the person marked as unread to come back to them. Such a mark is of this device: what all devices have
 * read (XEP-0490) only ever goes forward here.
 */
export interface Marks {
  readonly has: (room: RoomAddress) => boolean;
  readonly add: (room: RoomAddress) => void;
  readonly remove: (room: RoomAddress) => void;
  readonly clear: () => void;
  /** Whoever opens a room has come back to it. Returns its undo. */
  readonly attach: () => () => void;
}

/** The oldest are forgotten: nobody comes back to so many. */
const most = 500;

export function createMarks(settings: SettingsStore, place: PlaceStore): Marks {
  const marked = (): readonly RoomAddress[] => settings.state.getState().markedUnread;
  const has = (room: RoomAddress): boolean => marked().includes(room);
  const set = (markedUnread: readonly RoomAddress[]): void => settings.change({ markedUnread });
  const remove = (room: RoomAddress): void => {
    if (has(room)) set(marked().filter((each) => each !== room));
  };
  return {
    has,
    add: (room) => set([...marked().filter((each) => each !== room), room].slice(-most)),
    remove,
    clear: () => {
      if (marked().length > 0) set([]);
    },
    attach: () =>
      place.state.subscribe(({ room }, before) => {
        if (room !== null && room !== before.room) remove(room);
      }),
  };
}
