import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from './app-context.ts';
import { usePane } from './use-pane.ts';

/** The room whose add-ins stand beside the open one: of a logical room one of both. */
export function useAddInRoom(): RoomAddress | null {
  const { place, addIns } = useApp();
  const { room, beside } = usePart(place, (state) => state);
  const shownOf = usePart(addIns, (state) => state.shownOf);
  return beside !== null && shownOf === beside ? beside : room;
}

/** Whether the add-ins of the room are shown, and what changes that; it is remembered. */
export function useAddInPane(room: RoomAddress): readonly [boolean, () => void] {
  const { place, settings } = useApp();
  const shown = usePane(room) === 'add-ins';
  const toggle = (): void => {
    place.showPane(shown ? null : 'add-ins');
    settings.change({ addIns: !shown });
  };
  return [shown, toggle];
}
