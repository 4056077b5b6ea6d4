import { useMemo } from 'react';
import type { RoomAddress, RoomEntry } from '#renderer/store/facts.ts';
import type { ListedRoom } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from './app-context.ts';

/** The entry of a room on the person's list. */
export function useRoom(address: RoomAddress | null): RoomEntry | undefined {
  return usePart(useApp().rooms, ({ byAddress }) => (address === null ? undefined : byAddress.get(address)));
}

/** The entry of the room that is open. */
export function useOpenRoom(): RoomEntry | undefined {
  return useRoom(usePart(useApp().place, ({ room }) => room));
}

/** The same with the private one that is shown as one with it. */
export function useOpenListed(): ListedRoom | undefined {
  const room = useOpenRoom();
  const privateRoom = useRoom(usePart(useApp().place, ({ beside }) => beside));
  return useMemo(() => (room && privateRoom ? { ...room, privateRoom } : room), [room, privateRoom]);
}
