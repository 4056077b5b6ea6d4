import type { RoomAddress } from '#electron/model/ids.ts';
import { topKey } from '../keys.ts';
import type { Tables } from '../tables/tables.ts';

/**
 * Takes a room away, and with it whatever tells where its messages belong: they show nowhere from then on. To overwrite
 * thousands in the index takes seconds, so only `limit` of them go with it.
 */
export function removeRoom(tables: Tables, room: RoomAddress, limit: number): void {
  const { rooms, stretches, takenBack, remains } = tables;
  const ledger = rooms.find(room);
  if (ledger === undefined) return;
  stretches.removeRoom(ledger.id);
  takenBack.removeRoom(ledger.id);
  rooms.remove(ledger.id);
  remains.add(ledger.id);
  removeRemains(tables, ledger.id, limit);
}

/** Removes at most `limit` messages of a room that was taken away. */
export function removeRemains(
  { messages, authors, remains }: Pick<Tables, 'messages' | 'authors' | 'remains'>,
  room: number,
  limit: number,
): void {
  const rows = messages.removeBelow(room, topKey, limit);
  authors.removeUnused([...new Set(rows.map(({ author }) => author))]);
  if (messages.from(room, 0, 1).length === 0) remains.remove(room);
}
