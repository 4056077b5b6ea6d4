import type { RoomAddress, RoomEntry } from './facts.ts';

/** What stands once in the list: a room, or a public one together with the private one that belongs to it. */
export interface ListedRoom extends RoomEntry {
  readonly privateRoom?: RoomEntry;
  /** The public room stands in the list more than once: its name alone does not say who the insiders are. */
  readonly shared?: true;
}

type Rooms = ReadonlyMap<RoomAddress, RoomEntry>;

/** The rooms as the list shows them. Where each stands is said by its public room, or by the private one of several. */
export function listedRooms(rooms: Rooms): readonly ListedRoom[] {
  const all = [...rooms.values()];
  const pairs = all.flatMap((privateRoom) => {
    const publicRoom = publicOf(rooms, privateRoom);
    return publicRoom ? [{ publicRoom, privateRoom }] : [];
  });
  if (pairs.length === 0) return all;
  const paired = new Set(pairs.flatMap((pair) => [pair.publicRoom.address, pair.privateRoom.address]));
  const byPublicRoom = Map.groupBy(pairs, ({ publicRoom }) => publicRoom.address);
  const named = [...byPublicRoom.values()].flatMap((some) =>
    some.map(({ publicRoom, privateRoom }) => asOne(publicRoom, privateRoom, some.length > 1)),
  );
  return [...all.filter(({ address }) => !paired.has(address)), ...named];
}

/** By its private room. */
const made = new WeakMap<RoomEntry, { readonly of: RoomEntry; readonly listed: ListedRoom }>();

/** The same object while neither side changes: nothing of it is drawn anew when others do. */
function asOne(publicRoom: RoomEntry, privateRoom: RoomEntry, shared: boolean): ListedRoom {
  const before = made.get(privateRoom);
  if (before?.of === publicRoom && (before.listed.shared ?? false) === shared) return before.listed;
  const listed: ListedRoom = shared
    ? { ...placedAs(publicRoom, privateRoom), privateRoom, shared }
    : { ...publicRoom, privateRoom };
  made.set(privateRoom, { of: publicRoom, listed });
  return listed;
}

/** As long as one of several was given no place of its own, it stands where the public room does. */
function placedAs(publicRoom: RoomEntry, { group, order }: RoomEntry): RoomEntry {
  if (group === undefined && order === undefined) return publicRoom;
  const { group: _, order: _1, ...facts } = publicRoom;
  return { ...facts, ...(group !== undefined && { group }), ...(order !== undefined && { order }) };
}

/** The room whose place in the list is that of this line. */
export function placedBy(room: ListedRoom): RoomAddress {
  return room.shared ? listedId(room) : room.address;
}

/** The listed room that this one is, or is a side of; of several the one with `beside`, else the first. */
export function listedRoom(
  rooms: Rooms,
  room: RoomAddress,
  beside?: RoomAddress | null,
): ListedRoom | undefined {
  const entry = rooms.get(room);
  if (!entry) return undefined;
  const publicRoom = publicOf(rooms, entry);
  if (publicRoom) return { ...publicRoom, privateRoom: entry };
  const wanted = rooms.get(beside ?? '');
  if (wanted?.companion === room) return { ...entry, privateRoom: wanted };
  const [privateRoom] = [...rooms.values()]
    .filter(({ companion }) => companion === room)
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  return privateRoom ? { ...entry, privateRoom } : entry;
}

/** A listed room by the one address that is no other's: of a logical room that of its private room. */
export function listedId({ address, privateRoom }: ListedRoom): RoomAddress {
  return privateRoom?.address ?? address;
}

export function sidesOf({ privateRoom, shared: _, ...room }: ListedRoom): readonly RoomEntry[] {
  return privateRoom ? [room, privateRoom] : [room];
}

export function unreadOf(room: ListedRoom): number {
  return unreadIn([room]);
}

/** What is unread in all of them: once of a public room that several private ones belong to. */
export function unreadIn(rooms: readonly ListedRoom[]): number {
  const sides = new Map(rooms.flatMap(sidesOf).map(({ address, unread }) => [address, unread]));
  return [...sides.values()].reduce((sum, unread) => sum + unread, 0);
}

export function mentionsOf({ mentions, privateRoom }: ListedRoom): number {
  return mentions + (privateRoom?.mentions ?? 0);
}

function publicOf(rooms: Rooms, { companion, privacy }: RoomEntry): RoomEntry | undefined {
  return companion !== undefined && privacy === 'Secret' ? rooms.get(companion) : undefined;
}
