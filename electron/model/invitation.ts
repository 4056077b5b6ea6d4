import type { RoomAddress, Timestamp } from './ids.ts';
import type { Person } from './person.ts';

/** Somebody wants the signed-in person in a room, or made them a member (reference: `ChatRoomInvitation`). */
export interface ChatRoomInvitation {
  readonly room: RoomAddress;
  /** Rises with every invitation, where the service keeps them until they are answered. */
  readonly id?: string;
  /** What the room is called. */
  readonly name?: string;
  readonly inviter?: Person;
  /** What the inviter wrote. */
  readonly reason?: string;
  /** Server time. */
  readonly at?: Timestamp;
}

export interface ChatRoomInvitationsFound {
  readonly invitations: readonly ChatRoomInvitation[];
  /** What to ask after next time; absent where the service counts none. */
  readonly lastId?: string;
}
