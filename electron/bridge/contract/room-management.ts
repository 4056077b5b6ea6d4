import type { RoomAddress } from '#electron/model/ids.ts';
import type { PrincipalSummary, PrincipalsFound } from '#electron/model/principal.ts';
import type {
  ChatRoomInformation,
  ChatRoomRequest,
  ChatRoomRole,
  ChatRoomSettings,
} from '#electron/model/room-settings.ts';
import type { Nothing } from './nothing.ts';

/** For those who make and run rooms. */
export interface RoomManagementCalls {
  /** Makes a room, enters and follows it. What is wrong with a setting is a fault with its `field`. */
  'rooms.create': { ask: ChatRoomSettings; answer: { room: RoomAddress } };
  /** For those who manage the room. */
  'rooms.read': { ask: { room: RoomAddress }; answer: { record: RoomRecord } };
  /**
   * Saves all of `changes` or nothing. `revision` is that of the record which they were made to: where somebody
   * else saved since, the fault is `DataCollision` and its `values` are the fields that changed.
   */
  'rooms.save': {
    ask: { room: RoomAddress; revision?: string; changes: Partial<ChatRoomSettings> };
    answer: { record: RoomRecord };
  };
  /**
   * Who is in the room and would have to leave it, if it were changed so: nothing is saved. Fault `MsgNotSupported`: the
   * service does not tell.
   */
  'rooms.preview': {
    ask: { room: RoomAddress; changes: Partial<ChatRoomSettings> };
    answer: { out: readonly PrincipalSummary[] };
  };
  /** Who could be given a role in a room, or in a new one of a category. */
  'rooms.eligible': {
    ask: { role: ChatRoomRole; text: string; max: number; room: RoomAddress } | NewRoomPeople;
    answer: PrincipalsFound;
  };
  /**
   * Who waits in this room, asked anew; what arrives later is told by `roomRequests.changed`. Fault `MsgNotSupported`:
   * the service keeps no requests, and what was told stays known.
   */
  'rooms.requests': { ask: { room: RoomAddress }; answer: { requests: readonly ChatRoomRequest[] } };
  'rooms.answerRequest': { ask: { request: ChatRoomRequest; allow: boolean }; answer: Nothing };
  /** Everybody is sent out, and nobody but its managers finds it. What was said there stays. */
  'rooms.disable': { ask: { room: RoomAddress }; answer: Nothing };
  'rooms.enable': { ask: { room: RoomAddress }; answer: Nothing };
  /** For good, with everything that was said. */
  'rooms.destroy': { ask: { room: RoomAddress }; answer: Nothing };
}

export interface RoomManagementEvents {
  /** All who are known to wait in rooms that the person manages. */
  'roomRequests.changed': { requests: readonly ChatRoomRequest[] };
}

/** A room as those who manage it see it, with whoever is on its lists. */
export interface RoomRecord {
  readonly information: ChatRoomInformation;
  /** Each who is on any of the lists, once, by what they are called. */
  readonly people: readonly PrincipalSummary[];
}

/** People for a room that is not there yet. */
export interface NewRoomPeople {
  readonly role: ChatRoomRole;
  readonly text: string;
  readonly max: number;
  /** The `uri` of a category. */
  readonly category: string;
}
