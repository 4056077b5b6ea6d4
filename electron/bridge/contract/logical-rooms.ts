import type { ChatRoomSnapshot } from '#electron/model/directory.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { LogicalRoom, Misfit } from '#electron/model/logical-room.ts';
import type { Nothing } from './nothing.ts';

/** Two rooms shown as one. Which of them are is told by the `companion` of a private room's entry. */
export interface LogicalRoomCalls {
  /** Rooms that this one can be linked with, as far as the person manages both: public ones for a secret room, and the other way round. */
  'logicalRooms.candidates': { ask: { room: RoomAddress }; answer: { rooms: readonly ChatRoomSnapshot[] } };
  /** Who would be in the private room, there or not there yet, and may not enter the public one: nothing is saved. */
  'logicalRooms.preview': {
    ask: { publicRoom: RoomAddress; people: { room: RoomAddress } | { members: readonly BareAddress[] } };
    answer: { misfits: readonly Misfit[] };
  };
  /**
   * All of it or nothing. `addMembers`: whoever does not fit and can be, is made a member of the public room. Fault
   * `PrincipalsNotInScope`: somebody does not fit.
   */
  'logicalRooms.link': { ask: LogicalRoom & { addMembers: boolean }; answer: Nothing };
  /** Both rooms stay, each for itself. */
  'logicalRooms.unlink': { ask: { privateRoom: RoomAddress }; answer: Nothing };
  /** Makes a secret room, linked from its first moment, enters and follows both. */
  'logicalRooms.create': { ask: NewPrivateRoom; answer: { room: RoomAddress } };
}

/** A private room that shall be made beside a public one. */
export interface NewPrivateRoom {
  readonly publicRoom: RoomAddress;
  readonly name: string;
  readonly description?: string;
  /** Beside whoever makes it. */
  readonly members: readonly BareAddress[];
  readonly addMembers: boolean;
}
