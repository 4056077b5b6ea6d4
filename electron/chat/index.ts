/**
 * Persistent chat, headless: sign in with a `UserEndpoint`, reach a chat service with a
 * `PersistentChatEndpoint`, enter a room with a `ChatRoomSession`. Named after the Lync 2013 Persistent Chat API.
 */
export type { Connection, PersistentChatEndpointState, ServiceLimits } from '../model/connection.ts';
export { type Fault, type FaultCode, FaultError } from '../model/fault.ts';
export type { ArchiveId, BareAddress, OriginId, RoomAddress, Timestamp } from '../model/ids.ts';
export type { ArchivePage, ArchiveQuery, Importance, Message } from '../model/message.ts';
export type { Person } from '../model/person.ts';
export type {
  Behavior,
  ChatRoomSessionState,
  Occupant,
  Privacy,
  RoomPermissionMap,
  RoomProperties,
} from '../model/room.ts';
export type { DerivedKeys } from '../session/credential.ts';
export type {
  ChatRoomManagementServices,
  ChatRoomRole,
  ChatRoomSettings,
} from './chat-room-management-services.ts';
export { ChatRoomSession, type RoomArchive } from './chat-room-session.ts';
export type {
  ChatRoomInvitation,
  Credential,
  PersistentChatConfiguration,
  PersistentChatEndpointEvents,
  ProvisioningData,
  ServerConfiguration,
  UserEndpointEvents,
  UserEndpointSettings,
} from './endpoint-values.ts';
export type { FollowedRoom, FollowedRooms } from './followed-rooms.ts';
export { PersistentChatEndpoint } from './persistent-chat-endpoint.ts';
export type { PersistentChatServices } from './persistent-chat-services.ts';
export type {
  ChatRoomSessionEvents,
  ChatRoomSessionStateChange,
  ParticipantAttendanceChange,
  SendOptions,
  Termination,
  TerminationCause,
} from './session-values.ts';
export { UserEndpoint } from './user-endpoint.ts';
