import { useSyncExternalStore } from 'react';
import { openIn } from '#renderer/store/add-ins.ts';
import type { RoomAddress } from '#renderer/store/facts.ts';
import type { Pane } from '#renderer/store/place.ts';
import { useApp, usePart } from './app-context.ts';

/** From here on there is room for a pane that nobody asked for just now. */
const wide = '(width >= 1000px)';

/** What stands beside the room: what the person asked for, else the room's add-ins where there is room for them. */
export function usePane(room: RoomAddress | null): Pane | null {
  const { place, settings, addIns } = useApp();
  const pane = usePart(place, (state) => state.pane);
  const wanted = usePart(settings, (state) => state.addIns);
  const beside = usePart(place, (state) => state.beside);
  const some = usePart(addIns, ({ places }) =>
    [room, beside].some((each) => openIn(places.get(each ?? '') ?? []).length > 0),
  );
  const isWide = useMatches(wide);
  if (pane !== null) return pane;
  return wanted && some && isWide ? 'add-ins' : null;
}

function useMatches(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
