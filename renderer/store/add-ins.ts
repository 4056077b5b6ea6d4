import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { AddInId, AddInPlace, Ask, ListedAddIn, RoomAddress } from './facts.ts';

export interface AddInsState {
  /** What is installed on this device. */
  readonly known: ReadonlyMap<AddInId, ListedAddIn>;
  /** Of rooms that were open: what stands beside each, in the order of the tabs. */
  readonly places: ReadonlyMap<RoomAddress, readonly AddInPlace[]>;
  /** The tab that each room shows. */
  readonly chosen: ReadonlyMap<RoomAddress, AddInId>;
  /** The private room of a logical one whose add-ins are shown in place of the public one's. */
  readonly shownOf: RoomAddress | null;
  /** By `badgeKey`. */
  readonly badges: ReadonlyMap<string, number>;
}

/** Pages beside rooms: which there are, and what each may do. Calls reject with their fault. */
export interface AddInsStore {
  readonly state: StoreApi<AddInsState>;
  /** Asks for what is installed and what stands beside the rooms that were asked for. Never rejects. */
  readonly load: () => Promise<void>;
  /** Asks for what stands beside this room. Never rejects. */
  readonly visit: (room: RoomAddress) => Promise<void>;
  readonly choose: (room: RoomAddress, addIn: AddInId) => void;
  /** In a logical room: of which of both rooms the add-ins are shown; each runs for one of them alone. */
  readonly showOf: (privateRoom: RoomAddress | null) => void;
  readonly open: (room: RoomAddress, addIn: AddInId) => Promise<void>;
  readonly close: (room: RoomAddress, addIn: AddInId) => Promise<void>;
  /** One tab towards the beginning or the end. */
  readonly move: (room: RoomAddress, addIn: AddInId, step: 1 | -1) => Promise<void>;
  readonly grant: (ask: Ask<'addIns.grant'>) => Promise<void>;
  readonly revoke: (ask: Ask<'addIns.revoke'>) => Promise<void>;
  readonly setBadge: (room: RoomAddress, addIn: AddInId, count: number) => void;
  /** Nothing of the account before stays. */
  readonly clear: () => void;
}

const nothing: AddInsState = {
  ...{ known: new Map(), places: new Map(), chosen: new Map(), shownOf: null, badges: new Map() },
};

export function createAddIns(bridge: Bridge): AddInsStore {
  const state = createStore<AddInsState>(() => nothing);
  const { getState, setState } = state;
  const visit = async (room: RoomAddress): Promise<void> => {
    try {
      const { places } = await bridge.call('addIns.inRoom', { room });
      setState((now) => ({ places: new Map(now.places).set(room, places) }));
    } catch {
      // A host that does not answer is shown as such; a room that is gone has nothing beside it.
    }
  };
  const load = async (): Promise<void> => {
    try {
      const { addIns } = await bridge.call('addIns.list', {});
      setState({ known: new Map(addIns.map((each) => [each.id, each])) });
    } catch {
      return;
    }
    await Promise.all([...getState().places.keys()].map(visit));
  };
  const choose = (room: RoomAddress, addIn: AddInId): void =>
    setState((now) => ({ chosen: new Map(now.chosen).set(room, addIn) }));
  return {
    state,
    load,
    visit,
    choose,
    showOf: (shownOf) => setState({ shownOf }),
    open: async (room, addIn) => {
      choose(room, addIn);
      await bridge.call('addIns.open', { room, addIn });
      await visit(room);
    },
    close: async (room, addIn) => {
      await bridge.call('addIns.close', { room, addIn });
      await visit(room);
    },
    move: async (room, addIn, step) => {
      // The one in sight stays so.
      choose(room, addIn);
      const ids = openIn(getState().places.get(room) ?? []).flatMap((place) => place.addIn ?? []);
      await bridge.call('addIns.move', { room, addIns: moved(ids, addIn, step) });
      await visit(room);
    },
    grant: async (ask) => {
      await bridge.call('addIns.grant', ask);
      await visit(ask.room);
    },
    revoke: async (ask) => {
      await bridge.call('addIns.revoke', ask);
      await load();
    },
    setBadge: (room, addIn, count) =>
      setState((now) => ({ badges: new Map(now.badges).set(badgeKey(room, addIn), count) })),
    clear: () => setState({ ...nothing, known: getState().known }),
  };
}

/** Those with a tab. */
export function openIn(places: readonly AddInPlace[]): readonly AddInPlace[] {
  return places.filter(({ open }) => open);
}

export function badgeKey(room: RoomAddress, addIn: AddInId): string {
  return `${addIn} ${room}`;
}

/** What the add-ins of a room count together. */
export function badgesIn({ places, badges }: AddInsState, room: RoomAddress): number {
  return (places.get(room) ?? []).reduce(
    (sum, { addIn }) => sum + (addIn === undefined ? 0 : (badges.get(badgeKey(room, addIn)) ?? 0)),
    0,
  );
}

function moved(ids: readonly AddInId[], id: AddInId, step: 1 | -1): readonly AddInId[] {
  const at = ids.indexOf(id);
  const other = ids[at + step];
  if (at < 0 || other === undefined) return ids;
  return ids.map((each) => (each === id ? other : each === other ? id : each));
}
