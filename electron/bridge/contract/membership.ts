import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { ChatRoomInvitation } from '#electron/model/invitation.ts';
import type { Nothing } from './nothing.ts';

/** How people come to belong to a room. */
export interface MembershipCalls {
  'rooms.invite': {
    ask: { room: RoomAddress; addresses: readonly BareAddress[]; reason: string };
    answer: Nothing;
  };
  /** Waits for somebody who manages the room. */
  'rooms.askToJoin': { ask: { room: RoomAddress; words: string }; answer: Nothing };
  'rooms.askToPresent': { ask: { room: RoomAddress; words: string }; answer: Nothing };
  /** Gives up being a member, and leaves. */
  'rooms.resign': { ask: { room: RoomAddress }; answer: Nothing };
  /** Enters and follows the room. */
  'roomInvitations.accept': { ask: { room: RoomAddress }; answer: Nothing };
  /** Who was made a member stays one. */
  'roomInvitations.decline': { ask: { room: RoomAddress }; answer: Nothing };
}

export interface MembershipEvents {
  /** Somebody wants the person in a room: just now, or while they were away. */
  'roomInvitations.arrived': { invitation: ChatRoomInvitation };
  /** All that wait for an answer, the newest first. */
  'roomInvitations.changed': { invitations: readonly ChatRoomInvitation[] };
}
