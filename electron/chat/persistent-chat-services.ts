import type { RoomAddress } from '../model/ids.ts';
import type { RoomPermissionMap, RoomProperties } from '../model/room.ts';
import type { ServerConfiguration } from './endpoint-values.ts';
import type { FollowedRooms } from './followed-rooms.ts';

/** Everything that needs no joined room (reference: `PersistentChatServices`). */
export interface PersistentChatServices {
  readonly serverConfiguration: ServerConfiguration;
  readonly followedRooms: FollowedRooms;
  /** The rooms whose name or description holds every word of `text`; `''` finds all. By name. */
  browseChatRoomsByCriteria(text: string, max?: number): Promise<readonly RoomProperties[]>;
  /** FaultError `NoSuchNode` where there is none, or none that this person may see. */
  getChatRoom(room: RoomAddress): Promise<RoomProperties>;
  /** What this person may do there, without entering. */
  getChatRoomPermissions(room: RoomAddress): Promise<RoomPermissionMap>;
}
