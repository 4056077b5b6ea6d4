import type { History } from '#electron/history/history.ts';
import type { ArchiveId, MessageKey, RoomAddress } from '#electron/model/ids.ts';

/**
 * Where the read markers of other devices stand. The message that one stands on may be taken back: then its place is
 * remembered, or, where it was never known, somebody who reads here is ahead of it.
 */
export function createMarkerPlaces(history: Pick<History, 'find'>) {
  const known = new Map<RoomAddress, { readonly archiveId: ArchiveId; readonly key: MessageKey }>();
  const soughtIn = new Map<RoomAddress, ArchiveId>();
  const readHere = new Set<RoomAddress>();
  return {
    /** Above everything where nobody knows. */
    of: (room: RoomAddress, archiveId: ArchiveId): MessageKey => {
      const row = history.find(room, archiveId);
      if (row) known.set(room, { archiveId, key: row.key });
      const place = known.get(room);
      if (place?.archiveId === archiveId) return place.key;
      return soughtIn.get(room) === archiveId && readHere.has(room) ? 0 : Number.POSITIVE_INFINITY;
    },
    /** It would be here by now. */
    sought: (room: RoomAddress, archiveId: ArchiveId): void => void soughtIn.set(room, archiveId),
    /** Somebody reads here. */
    read: (room: RoomAddress): void => void readHere.add(room),
  };
}
