import type { RoomAddress } from '#electron/model/ids.ts';
import type { Tell } from '../events.ts';
import type { RoomList } from '../followed/room-list.ts';
import type { SealedRooms } from '../followed/sealed-rooms.ts';

/** Whoever keeps something of rooms. */
export interface RoomKeeper {
  deleteRoom(room: RoomAddress): void;
}

export interface RoomDeletionOptions {
  readonly sealed: SealedRooms;
  readonly rooms: Pick<RoomList, 'remove'>;
  /** Asked in this order. The last one keeps the seal: until it is done, the next start knows that it has to try again. */
  readonly keepers: readonly RoomKeeper[];
  readonly tell: Tell;
  readonly log: (line: string) => void;
}

export interface RoomDeletion {
  /** Removes a room with everything that was said and written in it. */
  deleteRoom(room: RoomAddress): void;
  stop(): void;
}

const hour = 60 * 60 * 1000;

/** Deletes rooms: when told to, and what is sealed when it is due. */
export function createRoomDeletion({ sealed, rooms, keepers, tell, log }: RoomDeletionOptions): RoomDeletion {
  const deleteRoom = (room: RoomAddress): void => {
    // Hidden first: what cannot be deleted now, as on a full disk, is tried again and shows nowhere until then.
    sealed.condemn(room);
    rooms.remove(room);
    tell('outbox.changed', { room, entries: [] });
    try {
      for (const keeper of keepers) keeper.deleteRoom(room);
      sealed.unseal(room);
    } catch (error) {
      log(`A room could not be deleted and is tried again: ${String(error)}`);
    }
  };
  const deleteDue = (): void => sealed.due().forEach(deleteRoom);
  const watch = setInterval(deleteDue, hour).unref();
  deleteDue();
  return { deleteRoom, stop: () => clearInterval(watch) };
}
