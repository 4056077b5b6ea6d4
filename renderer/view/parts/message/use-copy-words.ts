import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '#renderer/view/app-context.ts';

/** Copies the whole of what was said or written in a room; out of a secret one it is known as that from then on. */
export function useCopyWords(): (text: string, room: RoomAddress) => void {
  const { notices, rooms, privateWords } = useApp();
  return (text, room) => {
    if (rooms.get(room)?.privacy === 'Secret') privateWords.remember(text, room);
    void navigator.clipboard.writeText(text).then(() => notices.show({ kind: 'copied' }), notices.trouble);
  };
}
