import type { BareAddress, RoomAddress } from '../model/ids.ts';
import type { Behavior, Privacy } from '../model/room.ts';

/** What a new room shall be (reference: `ChatRoomSettings`). */
export interface ChatRoomSettings {
  /** 1 to 256 characters. */
  readonly name: string;
  readonly description?: string;
  /** `Closed` unless told. */
  readonly privacy?: Privacy;
  /** `Normal` unless told. */
  readonly behavior?: Behavior;
}

/** Lists of people that a room keeps. */
export type ChatRoomRole = 'Member' | 'Manager' | 'Presenter';

export interface ChatRoomManagementServices {
  /** Makes a room, reads back what it became, and answers its address. FaultErrors: UnableToCreateRoom, DuplicateRoomName, ErrorPermission, InvalidArgument. */
  createChatRoom(settings: ChatRoomSettings): Promise<RoomAddress>;
  addUsersToRole(role: ChatRoomRole, room: RoomAddress, users: readonly BareAddress[]): Promise<void>;
  /** Takes a person's rights in the room away; whoever is in it and may no longer be is removed at once. */
  removeUsers(room: RoomAddress, users: readonly BareAddress[]): Promise<void>;
  deleteChatRoom(room: RoomAddress): Promise<void>;
}
