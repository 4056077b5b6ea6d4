import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';

/** Closes the dialog and opens the room, which is entered first where the person is not in it. */
export function useEnter(): (room: RoomAddress) => void {
  const { rooms, notices, navigation, place } = useApp();
  return (room) => {
    const show = (): void => {
      place.openDialog(null);
      navigation.show({ room });
    };
    if (rooms.get(room)) show();
    else rooms.join(room).then(show, notices.trouble);
  };
}
