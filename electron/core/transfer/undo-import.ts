import type { History } from '#electron/history/history.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Tell } from '../events.ts';
import type { RoomList } from '../followed/room-list.ts';
import type { Storing } from '../messages/storing.ts';

export interface ImportPlace {
  readonly history: Pick<History, 'imports' | 'storedRooms'>;
  readonly storing: Storing;
  readonly rooms: RoomList;
  readonly account: BareAddress;
  readonly isHidden: (room: RoomAddress) => boolean;
  readonly deleteRoom: (room: RoomAddress) => void;
  readonly tell: Tell;
  readonly now: () => number;
}

/** Taken away in one transaction when an import is undone. */
const undoneAtOnce = 8;

/** Takes away what an import brought, and the archives that are empty by that. */
export async function undoImport(
  { history, storing, rooms, deleteRoom, tell }: ImportPlace,
  id: number,
  shown: readonly RoomAddress[],
  isClosed: () => boolean,
): Promise<void> {
  while (!isClosed() && history.imports.undoSome(id, undoneAtOnce)) {
    storing.stored();
    await storing.turn('imported');
  }
  if (isClosed()) return;
  const stored = new Set(history.storedRooms().map(({ room }) => room));
  for (const { address, imported } of rooms.entries())
    if (imported && !stored.has(address)) deleteRoom(address);
  for (const room of shown) {
    if (rooms.get(room)) rooms.counted(room);
    tell('messages.reordered', { room });
  }
}
