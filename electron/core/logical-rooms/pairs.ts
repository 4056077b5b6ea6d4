import type { RoomFacts } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomEntry } from '#electron/model/room.ts';

/** The public room that a secret one is shown as one with, as long as both can be shown. */
export function companionOf(
  { privacy, companion }: RoomFacts,
  shown: (room: RoomAddress) => RoomFacts | undefined,
): RoomAddress | undefined {
  if (privacy !== 'Secret' || companion === undefined) return undefined;
  const beside = shown(companion);
  return beside === undefined || beside.privacy === 'Secret' || beside.imported ? undefined : companion;
}

/** Whether two rooms are shown as one, whichever is named first. */
export function arePaired(rooms: Entries, one: RoomAddress, other: RoomAddress): boolean {
  return rooms.get(one)?.companion === other || rooms.get(other)?.companion === one;
}

/** The private rooms that are shown as one with a public room. */
export function privateRoomsOf(rooms: Entries, publicRoom: RoomAddress): readonly RoomEntry[] {
  return rooms.entries().filter(({ companion }) => companion === publicRoom);
}

interface Entries {
  get(room: RoomAddress): RoomEntry | undefined;
  entries(): readonly RoomEntry[];
}
