import type { RoomAddress, RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from './app-context.ts';

/** The entry of a room on the person's list. */
export function useRoom(address: RoomAddress | null): RoomEntry | undefined {
  return usePart(useApp().rooms, ({ byAddress }) => (address === null ? undefined : byAddress.get(address)));
}

/** The entry of the room that is open. */
export function useOpenRoom(): RoomEntry | undefined {
  return useRoom(usePart(useApp().place, ({ room }) => room));
}
