import type { Bridge } from '#renderer/bridge/bridge.ts';
import { gapBeside, groupIn, type ListGap, placesFor } from './arrange.ts';
import { type Category, inCategories } from './categories.ts';
import type { RoomAddress } from './facts.ts';
import { type ListedRoom, listedId, listedRooms, placedBy } from './listed-rooms.ts';
import type { RoomsState, RoomsStore } from './rooms.ts';
import type { SessionStore } from './session.ts';

/** The list of rooms as the person arranged it, on every device. */
export interface Arrangement {
  readonly sections: () => readonly Category[];
  /** The line of the list that this room is, or is a side of. */
  readonly listed: (room: RoomAddress) => ListedRoom | undefined;
  readonly canMove: (room: RoomAddress, way: -1 | 1) => boolean;
  /** One further up or down in its section. Rejects with a FaultError, as what follows. */
  readonly move: (room: RoomAddress, way: -1 | 1) => Promise<void>;
  readonly put: (room: RoomAddress, gap: ListGap) => Promise<void>;
  /** Into a group of the person's own; null: back to its category. */
  readonly group: (room: RoomAddress, name: string | null) => Promise<void>;
}

export function createArrangement(
  bridge: Pick<Bridge, 'call'>,
  rooms: Pick<RoomsStore, 'state'>,
  session: SessionStore,
): Arrangement {
  let sorted: readonly Category[] = [];
  let of: { readonly byAddress?: RoomsState['byAddress']; readonly language?: string } = {};
  const sections = (): readonly Category[] => {
    const { byAddress } = rooms.state.getState();
    const { language } = session.state.getState().host;
    if (of.byAddress !== byAddress || of.language !== language) {
      sorted = inCategories(listedRooms(byAddress), language);
      of = { byAddress, language };
    }
    return sorted;
  };
  const listed = (room: RoomAddress): ListedRoom | undefined => {
    const all = sections().flatMap((section) => section.rooms);
    return all.find((one) => listedId(one) === room) ?? all.find((one) => one.address === room);
  };
  const beside = (room: RoomAddress, way: -1 | 1): ListGap | undefined => {
    const moved = listed(room);
    return moved?.followed ? gapBeside(sections(), moved, way) : undefined;
  };
  const put = async (room: RoomAddress, gap: ListGap): Promise<void> => {
    const moved = listed(room);
    if (!moved) return;
    const places = placesFor(sections(), moved, gap);
    const favourite = gap.section === null;
    const choose = favourite !== (moved.favourite ?? false);
    await Promise.all([
      places.length > 0 && bridge.call('rooms.arrange', { places }),
      choose && bridge.call('rooms.setFavourite', { room: moved.address, favourite }),
    ]);
  };
  return {
    sections,
    listed,
    canMove: (room, way) => beside(room, way) !== undefined,
    move: async (room, way) => {
      const gap = beside(room, way);
      if (gap) await put(room, gap);
    },
    put,
    group: async (room, name) => {
      const moved = listed(room);
      if (!moved) return;
      const group = groupIn(moved, name ?? moved.category);
      const places = [{ room: placedBy(moved), ...(group !== undefined && { group }) }];
      await bridge.call('rooms.arrange', { places });
    },
  };
}
