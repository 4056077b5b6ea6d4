import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from './app-context.ts';
import { usePane } from './use-pane.ts';

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
