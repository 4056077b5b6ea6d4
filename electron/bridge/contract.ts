import type { IsJson } from '../model/json-form.ts';
import type { AccountCalls, AccountEvents } from './contract/account.ts';
import type { AddInCalls, AddInEvents } from './contract/add-ins.ts';
import type { AdministrationCalls } from './contract/administration.ts';
import type { AlertCalls, AlertEvents } from './contract/alerts.ts';
import type { AppCalls, AppEvents } from './contract/app.ts';
import type { DirectoryCalls, DirectoryEvents } from './contract/directory.ts';
import type { FeedCalls, FeedEvents } from './contract/feeds.ts';
import type { HistoryCalls, HistoryEvents } from './contract/history.ts';
import type { LogicalRoomCalls } from './contract/logical-rooms.ts';
import type { MembershipCalls, MembershipEvents } from './contract/membership.ts';
import type { MessageCalls, MessageEvents } from './contract/messages.ts';
import type { RoomManagementCalls, RoomManagementEvents } from './contract/room-management.ts';
import type { RoomCalls, RoomEvents } from './contract/rooms.ts';
import type { SearchCalls } from './contract/search.ts';
import type { SharingCalls, SharingEvents } from './contract/sharing.ts';
import type { TransferCalls, TransferEvents } from './contract/transfer.ts';

/**
 * The one contract between the host (main process) and the window (renderer): a line per question, a line per
 * event, in a file per area. Everything in it is plain JSON. A question without a handler or without a check is a
 * compile error.
 */
export interface Calls
  extends AppCalls,
    AlertCalls,
    AddInCalls,
    AccountCalls,
    SharingCalls,
    DirectoryCalls,
    RoomCalls,
    RoomManagementCalls,
    LogicalRoomCalls,
    MembershipCalls,
    AdministrationCalls,
    MessageCalls,
    SearchCalls,
    FeedCalls,
    HistoryCalls,
    TransferCalls {}

export interface Events
  extends AppEvents,
    AlertEvents,
    AddInEvents,
    AccountEvents,
    SharingEvents,
    DirectoryEvents,
    RoomEvents,
    RoomManagementEvents,
    MembershipEvents,
    MessageEvents,
    FeedEvents,
    HistoryEvents,
    TransferEvents {}

export type CallName = keyof Calls;
export type EventName = keyof Events;
export type Ask<K extends CallName> = Calls[K]['ask'];
export type Answer<K extends CallName> = Calls[K]['answer'];

type Proved<T extends true> = T;

/** Fails to compile when anything but plain JSON slips into the contract. */
export type ContractIsJson = Proved<IsJson<Calls>> & Proved<IsJson<Events>>;

/** The page takes the facts it shows from here: it imports the contract alone. */
export type { AddIn, AddInId, AddInPlace, Grant, GrantScope, ShippedAddIn } from '../addin/facts.ts';
export type { Account } from '../model/account.ts';
export {
  type Alert,
  type AlertChange,
  type AlertChoices,
  type AlertExplanation,
  firstAlertChoices,
} from '../model/alert.ts';
export { changedChoices } from '../model/alert-change.ts';
export type { AlertAction, AlertMatch, AlertRule, AlertScope } from '../model/alert-rule.ts';
export type { AddInSummary, ChatRoomCategorySummary } from '../model/category.ts';
export type {
  CommandField,
  CommandForm,
  CommandOutcome,
  CommandStep,
  CommandValues,
  OfferedCommand,
} from '../model/command.ts';
export type { Connection, ServiceLimits } from '../model/connection.ts';
export type {
  ChatRoomCard,
  ChatRoomCriteria,
  ChatRoomFacet,
  ChatRoomSnapshot,
  ChatRoomsFound,
} from '../model/directory.ts';
export type { Draft, Filtered, OutboxEntry } from '../model/draft.ts';
export type { Fault } from '../model/fault.ts';
export type {
  Feed,
  FeedAction,
  FeedEntry,
  FeedId,
  FeedMatch,
  FeedPage,
  FeedPageRequest,
  FeedWish,
} from '../model/feed.ts';
export type { Hours } from '../model/hours.ts';
export type { ArchiveId, BareAddress, MessageKey, OriginId, RoomAddress } from '../model/ids.ts';
export type { ChatRoomInvitation } from '../model/invitation.ts';
export type { IsJson } from '../model/json-form.ts';
export type { Audience, LogicalRoom, Misfit } from '../model/logical-room.ts';
export type { StoredMessage } from '../model/message.ts';
export type { PageRequest } from '../model/page.ts';
export type { Person } from '../model/person.ts';
export type { PrincipalSummary, PrincipalsFound } from '../model/principal.ts';
export { isWider, narrower } from '../model/reach.ts';
export type { Behavior, Occupant, Privacy, RoomEntry, RoomPlacing, RoomProperties } from '../model/room.ts';
export type { CommandPlace, RoomService } from '../model/room-service.ts';
export type {
  ChatRoomField,
  ChatRoomInformation,
  ChatRoomRequest,
  ChatRoomRole,
  ChatRoomSettings,
  MissingFeatures,
} from '../model/room-settings.ts';
export type {
  FoundMessage,
  MessageSearch,
  RoomCoverage,
  SearchAnswer,
  SearchHit,
  ServerSearchAnswer,
} from '../model/search.ts';
export type { Invitation, InvitationFacts, IssuedInvitation } from '../model/server-invitation.ts';
export type { Sharing } from '../model/sharing.ts';
export type { ExportExtent, ExportFormat, ExportWish, Transfer } from '../model/transfer.ts';
export type { PasswordSignIn } from './contract/account.ts';
export type { AddInOrigin, FilterOutcome, ListedAddIn } from './contract/add-ins.ts';
export type { HostFacts, Settings, Snapshot } from './contract/app.ts';
export type { FeedCount, FeedMatched } from './contract/feeds.ts';
export { firstSettings } from './contract/first-settings.ts';
export type { Frame, Port } from './contract/frame.ts';
export type { RoomFetching } from './contract/history.ts';
export type { NewPrivateRoom } from './contract/logical-rooms.ts';
export type { MessagePage } from './contract/messages.ts';
export type { Nothing } from './contract/nothing.ts';
export type { NewRoomPeople, RoomRecord } from './contract/room-management.ts';
