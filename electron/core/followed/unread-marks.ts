import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomList } from './room-list.ts';

type Rooms = Pick<RoomList, 'known' | 'save'>;

/** Rooms that the person marked as unread, to come back to them: in the cache first, then on their server. */
export function isMarked(rooms: Rooms, room: RoomAddress): boolean {
  return rooms.known(room)?.marked === true;
}

/** The server does not know yet what the person said last. */
export function isMarkUntold(rooms: Rooms, room: RoomAddress): boolean {
  return rooms.known(room)?.markUntold === true;
}

/** The person says so. Answers whether that is new. */
export function setMark(rooms: Rooms, room: RoomAddress, marked: boolean): boolean {
  const isNew = isMarked(rooms, room) !== marked;
  if (isNew) save(rooms, room, { marked, untold: true });
  return isNew;
}

/** The server says so; what the person said since counts more. */
export function hearMark(rooms: Rooms, room: RoomAddress, marked: boolean): void {
  if (!isMarkUntold(rooms, room)) save(rooms, room, { marked, untold: false });
}

/** The server was told, unless the person has changed their mind meanwhile. */
export function settleMark(rooms: Rooms, room: RoomAddress, marked: boolean): void {
  if (isMarked(rooms, room) === marked) save(rooms, room, { marked, untold: false });
}

function save(
  rooms: Rooms,
  room: RoomAddress,
  { marked, untold }: { readonly marked: boolean; readonly untold: boolean },
): void {
  const known = rooms.known(room);
  if (!known) return;
  const { marked: _, markUntold: _before, ...facts } = known;
  rooms.save({ ...facts, ...(marked && { marked: true }), ...(untold && { markUntold: true }) });
}
