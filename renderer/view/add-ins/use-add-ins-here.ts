import { openIn } from '#renderer/store/add-ins.ts';
import type { AddInPlace, ListedAddIn, RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';

/** A tab: what stands there, and what is known of it where it is on this device. */
export interface AddInTab {
  readonly id: string;
  readonly place: AddInPlace;
  readonly addIn: ListedAddIn | undefined;
}

const none: readonly AddInPlace[] = [];

/** The tabs beside a room, and the one that is shown. */
export function useAddInsHere(room: RoomAddress): {
  readonly tabs: readonly AddInTab[];
  readonly current: AddInTab | undefined;
} {
  const { addIns } = useApp();
  const places = usePart(addIns, (state) => state.places.get(room)) ?? none;
  const known = usePart(addIns, (state) => state.known);
  const chosen = usePart(addIns, (state) => state.chosen.get(room));
  const tabs = openIn(places).map((place) => ({
    id: place.addIn ?? place.name,
    place,
    addIn: place.addIn === undefined ? undefined : known.get(place.addIn),
  }));
  return { tabs, current: tabs.find(({ id }) => id === chosen) ?? tabs[0] };
}
