import type { PageRequest } from '#electron/bridge/contract.ts';

/** The facts that the window shows, by the names of the contract: the view takes them from here. */
export type {
  Account,
  Alert,
  Ask,
  BareAddress,
  Behavior,
  ChatRoomCard,
  ChatRoomCategorySummary,
  ChatRoomCriteria,
  ChatRoomFacet,
  ChatRoomInvitation,
  ChatRoomRequest,
  ChatRoomRole,
  ChatRoomSettings,
  ChatRoomSnapshot,
  CommandField,
  CommandForm,
  CommandOutcome,
  CommandPlace,
  CommandStep,
  CommandValues,
  Connection,
  Draft,
  Events,
  Fault,
  HostFacts,
  Invitation,
  InvitationFacts,
  IssuedInvitation,
  MessageKey,
  MessagePage,
  Occupant,
  OfferedCommand,
  OriginId,
  OutboxEntry,
  PrincipalSummary,
  PrincipalsFound,
  Privacy,
  RoomAddress,
  RoomEntry,
  RoomProperties,
  RoomRecord,
  RoomService,
  SearchHit,
  ServiceLimits,
  Settings,
  Sharing,
  Snapshot,
  StoredMessage,
} from '#electron/bridge/contract.ts';

/** Where a page of history begins. */
export type PageFrom = PageRequest['from'];

/** What went wrong, as a fault that has words for people. */
export { faultOf } from '#renderer/bridge/bridge.ts';
