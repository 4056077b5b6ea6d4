import type { AlertLevel } from '#electron/model/alert.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomPlace } from '#electron/model/room.ts';
import { unknownRoom } from './room-facts.ts';
import type { RoomList } from './room-list.ts';

/** What a person says of a room for themselves. */
export interface Own {
  readonly level?: AlertLevel | undefined;
  readonly favourite?: boolean | undefined;
  readonly group?: string | undefined;
  readonly order?: number | undefined;
}

/** What a person says of rooms on their list, as the window shows it and as the server has it. */
export interface OwnChanges {
  /** The list on the server says all of this of a room; what is on its way there counts more. */
  listed(room: RoomAddress, name: string, own: Own): void;
  /** Shown at once, and taken back where the server does not take it. */
  change(room: RoomAddress, wanted: Own, publish: () => Promise<void>): Promise<void>;
}

export function createOwnChanges(rooms: Pick<RoomList, 'get' | 'known' | 'save'>): OwnChanges {
  /** How many changes of a room are on their way. */
  const changing = new Map<RoomAddress, number>();

  const show = (room: RoomAddress, name: string, own: Own): void => {
    const known = rooms.known(room) ?? unknownRoom(room, name);
    const { level: _, favourite: _1, group: _2, order: _3, ...facts } = known;
    const { level, favourite } = own;
    const marks = { ...(level && { level }), ...(favourite && { favourite: true as const }) };
    rooms.save({ ...facts, followed: true, ...marks, ...placeOf(own) });
  };
  const count = (room: RoomAddress, step: 1 | -1): void => {
    const left = (changing.get(room) ?? 0) + step;
    if (left > 0) changing.set(room, left);
    else changing.delete(room);
  };
  return {
    listed: (room, name, own) => {
      if (!changing.has(room)) show(room, name, own);
    },
    change: async (room, wanted, publish) => {
      const before = rooms.get(room);
      if (!before?.followed) throw new FaultError('NoSuchNode', 'Follow this room first.');
      count(room, 1);
      show(room, '', { ...before, ...wanted });
      try {
        await publish();
      } catch (error) {
        show(room, '', before);
        throw error;
      } finally {
        count(room, -1);
      }
    },
  };
}

export function placeOf({ group, order }: Own): RoomPlace {
  return { ...(group !== undefined && { group }), ...(order !== undefined && { order }) };
}
