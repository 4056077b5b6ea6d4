import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { RoomAddress } from './facts.ts';
import type { PlaceStore } from './place.ts';
import type { RoomsStore } from './rooms.ts';

/** Rooms that the person marked as unread to come back to them, on every device. */
export interface Marks {
  readonly has: (room: RoomAddress) => boolean;
  readonly add: (room: RoomAddress) => void;
  readonly remove: (room: RoomAddress) => void;
  /** Whoever opens a room has come back to it. Returns its undo. */
  readonly attach: () => () => void;
}

export function createMarks(
  bridge: Pick<Bridge, 'call'>,
  rooms: Pick<RoomsStore, 'get'>,
  place: PlaceStore,
): Marks {
  const has = (room: RoomAddress): boolean => rooms.get(room)?.marked ?? false;
  const set = (room: RoomAddress, marked: boolean): void => {
    if (has(room) === marked) return;
    // Lost at worst: the mark then stays as it is seen.
    bridge.call('rooms.setMarked', { room, marked }).catch(() => undefined);
  };
  return {
    has,
    add: (room) => set(room, true),
    remove: (room) => set(room, false),
    attach: () =>
      place.state.subscribe(({ room }, before) => {
        if (room !== null && room !== before.room) set(room, false);
      }),
  };
}
