/**
 * Persistent chat, headless: sign in with a `UserEndpoint` or an `ApplicationEndpoint`, reach a chat service with a
 * `PersistentChatEndpoint`, enter a room with a `ChatRoomSession`. Named after the Lync 2013 Persistent Chat API.
 */

export type { AlertLevel } from '../model/alert.ts';
export type { AddInSummary, ChatRoomCategorySummary } from '../model/category.ts';
export type { Connection, PersistentChatEndpointState, ServiceLimits } from '../model/connection.ts';
export type {
  ChatRoomCard,
  ChatRoomCriteria,
  ChatRoomFacet,
  ChatRoomSnapshot,
  ChatRoomsFound,
} from '../model/directory.ts';
export { type Fault, type FaultCode, FaultError } from '../model/fault.ts';
export type { Feed, FeedAction, FeedId, FeedMark, FeedMatch, FeedWish } from '../model/feed.ts';
export type { ArchiveId, BareAddress, OriginId, RoomAddress, Timestamp } from '../model/ids.ts';
export type { ChatRoomInvitation, ChatRoomInvitationsFound } from '../model/invitation.ts';
export type { Audience, LogicalRoom, Misfit } from '../model/logical-room.ts';
export type { ArchivePage, ArchiveQuery, Importance, Message } from '../model/message.ts';
export type { Person } from '../model/person.ts';
export type { PrincipalSummary, PrincipalsFound, PrincipalType } from '../model/principal.ts';
export type {
  Behavior,
  ChatRoomSessionState,
  Occupant,
  Privacy,
  RoomPermissionMap,
  RoomPlace,
  RoomProperties,
} from '../model/room.ts';
export type {
  ChatRoomFeature,
  ChatRoomField,
  ChatRoomInformation,
  ChatRoomInvitationSetting,
  ChatRoomLists,
  ChatRoomRequest,
  ChatRoomRole,
  ChatRoomSettings,
  MissingFeatures,
} from '../model/room-settings.ts';
export { type ChatEmoticon, emoticons } from '../model/text/emoticons.ts';
export type { Mention, MessagePart, StyledBlock, StyledSpan } from '../model/text/message-part.ts';
export { messageParts } from '../model/text/message-parts.ts';
export { styledText } from '../model/text/styled-text.ts';
export type { ClientCertificate, Credential, DerivedKeys } from '../session/credential.ts';
export type { Mechanism } from '../session/mechanism.ts';
export type { InvitationLink } from '../stanza/invitation-link.ts';
export { ApplicationEndpoint } from './application-endpoint.ts';
export { ChatRoomSession } from './chat-room-session.ts';
export type { CommandResult, Commands, CommandValues, OfferedCommand } from './commands.ts';
export type { Page } from './directory/discovered-rooms.ts';
export { discoverSignOn, type SignOn } from './discover-sign-on.ts';
export type {
  ApplicationEndpointSettings,
  LocalEndpointEvents,
  LocalEndpointSettings,
  PersistentChatConfiguration,
  PersistentChatEndpointEvents,
  ProvisioningData,
  ServerConfiguration,
  UserEndpointSettings,
} from './endpoint-values.ts';
export type { FeedMatched, Feeds } from './feeds.ts';
export type { FollowedRoom, FollowedRooms } from './followed-rooms.ts';
export type {
  ChatHistoryQueryOptions,
  ChatHistoryResult,
  ChatMessageTrait,
} from './history/history-values.ts';
export { LocalEndpoint } from './local-endpoint.ts';
export type { HeardMessage } from './logical-rooms/heard-message.ts';
export {
  LogicalChatRoomSession,
  type LogicalChatRoomSessionEvents,
} from './logical-rooms/logical-chat-room-session.ts';
export type {
  LinkOptions,
  LogicalChatRooms,
  LogicalChatRoomsEvents,
  PrivateRoomSettings,
} from './logical-rooms/logical-chat-rooms.ts';
export type { ChatRoomManagementServices } from './management/chat-room-management-services.ts';
export type { RoleScope } from './management/principals.ts';
export { FormattedOutboundChatMessage } from './messages/formatted-outbound-chat-message.ts';
export { PersistentChatEndpoint } from './persistent-chat-endpoint.ts';
export type { BrowseOptions, PersistentChatServices } from './persistent-chat-services.ts';
export type { ReadMarker, ReadMarkers } from './read-markers.ts';
export { type NewAccount, registerByInvitation } from './register-by-invitation.ts';
export type { RoomArchive } from './room/archive.ts';
export type { RoomAddIns } from './room-add-ins.ts';
export type {
  ChatRoomSessionEvents,
  ChatRoomSessionStateChange,
  ParticipantAttendanceChange,
  SendOptions,
  Termination,
  TerminationCause,
} from './session-values.ts';
export { UnreadCounts } from './unread-counts.ts';
export type { UnreadCount } from './unread-tally.ts';
export { UserEndpoint } from './user-endpoint.ts';
export type {
  PersistentChatUser,
  PersistentChatUserAdministrationServices,
  PersistentChatUserGroup,
} from './users/user-administration-services.ts';
export type { SessionHost } from './wire.ts';
