import { speakable } from '#electron/stanza/speakable.ts';
import type {
  ChatRoomCard,
  ChatRoomCriteria,
  ChatRoomSnapshot,
  ChatRoomsFound,
  MissingFacets,
} from '../model/directory.ts';
import type { BareAddress, RoomAddress } from '../model/ids.ts';
import type { ChatRoomInvitation, ChatRoomInvitationsFound } from '../model/invitation.ts';
import type { RoomPermissionMap, RoomProperties } from '../model/room.ts';
import { writeDirectInvitation } from '../stanza/0249-invitation.ts';
import { xml } from '../stanza/xml.ts';
import type { Page } from './directory/discovered-rooms.ts';
import { readRoomCard } from './directory/room-card.ts';
import type { RoomDirectory } from './directory/room-directory.ts';
import { readPermissions } from './directory/room-permissions.ts';
import type { ServerConfiguration } from './endpoint-values.ts';
import { Feeds } from './feeds.ts';
import { FollowedRooms } from './followed-rooms.ts';
import type { ChatHistoryQueryOptions, ChatHistoryResult } from './history/history-values.ts';
import { queryRooms } from './history/query-history.ts';
import { Invitations } from './invitations/invitations.ts';
import type { LogicalChatRooms } from './logical-rooms/logical-chat-rooms.ts';
import { OwnAlertChoices } from './own-alert-choices.ts';
import { ReadMarkers } from './read-markers.ts';
import { askToJoin, resignFromRoom } from './room/ask-to-join.ts';
import { RoomAddIns } from './room-add-ins.ts';
import type { Wire } from './wire.ts';

/** How the words of a search are taken (reference: the parameters of `BrowseChatRoomsByCriteria`). */
export interface BrowseOptions {
  readonly searchDescription?: boolean;
  /** Every word; otherwise any. */
  readonly matchAll?: boolean;
  readonly exactPhrase?: boolean;
  /** 100 unless told. */
  readonly max?: number;
}

/**
 * Everything that needs no joined room (reference: `PersistentChatServices`). Whoever browses finds the rooms that
 * they may know of, and no others; what a service cannot answer stands under `unanswered`.
 */
export class PersistentChatServices {
  /** What the service announced of itself when the endpoint was established. */
  readonly serverConfiguration: ServerConfiguration;
  readonly followedRooms: FollowedRooms;
  readonly feeds: Feeds;
  readonly readMarkers: ReadMarkers;
  readonly alertChoices: OwnAlertChoices;
  readonly roomAddIns: RoomAddIns;
  readonly logicalRooms: LogicalChatRooms;
  readonly #wire: Wire;
  readonly #directory: RoomDirectory;
  readonly #invitations: Invitations;

  /** @internal */
  constructor(
    wire: Wire,
    directory: RoomDirectory,
    logicalRooms: LogicalChatRooms,
    serverConfiguration: ServerConfiguration,
  ) {
    this.#wire = wire;
    this.serverConfiguration = serverConfiguration;
    this.followedRooms = new FollowedRooms(wire.session);
    this.feeds = new Feeds(wire.session, wire.nickname);
    this.readMarkers = new ReadMarkers(wire.session);
    this.alertChoices = new OwnAlertChoices(wire.session);
    this.roomAddIns = new RoomAddIns(wire.session);
    this.logicalRooms = logicalRooms;
    this.#directory = directory;
    this.#invitations = new Invitations(wire);
  }

  /** By what rooms cannot be found here, and why; it may be learned only by asking. */
  get missingFacets(): MissingFacets {
    return this.#directory.missing;
  }

  /** By the words of a text; `''` finds all. */
  browseChatRoomsByCriteria(text: string, options: BrowseOptions = {}): Promise<readonly ChatRoomSnapshot[]> {
    const { searchDescription = false, matchAll = false, exactPhrase = false, max = 100 } = options;
    const words = exactPhrase ? 'phrase' : matchAll ? 'all' : 'any';
    return this.#directory.findAll({ text, words, inDescription: searchDescription }, max);
  }

  /** By whatever is said, part by part: ask on with `after: next`. A part has 100 rooms unless told, at most 1,000. */
  browseChatRoomsByFilterCriteria(criteria: ChatRoomCriteria, page: Page = {}): Promise<ChatRoomsFound> {
    return this.#directory.find(criteria, page);
  }

  browseChatRoomsByCategoryUri(category: string, page: Page = {}): Promise<ChatRoomsFound> {
    return this.#directory.find({ category }, page);
  }

  /** Those that this person is a member of. */
  browseMyChatRooms(page: Page = {}): Promise<ChatRoomsFound> {
    return this.#directory.find({ mine: 'member' }, page);
  }

  browseChatRoomsIManage(page: Page = {}): Promise<ChatRoomsFound> {
    return this.#directory.find({ mine: 'manager' }, page);
  }

  /** Where somebody is now, as far as this person could see it by entering. */
  browseChatRoomsByJoinedUser(joinedUser: BareAddress, page: Page = {}): Promise<ChatRoomsFound> {
    return this.#directory.find({ joinedUser }, page);
  }

  /** What waits for an answer: all, or what came after `lastId`. */
  browseChatRoomsByInvitations(lastId?: string): Promise<ChatRoomInvitationsFound> {
    return this.#invitations.list(lastId);
  }

  /** It waits no more; entering and following the room are other calls. FaultError NoSuchNode: answered elsewhere. */
  acceptInvitation(invitation: ChatRoomInvitation): Promise<void> {
    return this.#invitations.accept(invitation);
  }

  /** A membership that came with it stays; see `resignFromRoom`. */
  declineInvitation(invitation: ChatRoomInvitation): Promise<void> {
    return this.#invitations.decline(invitation);
  }

  /** Tells somebody of a room, directly (XEP-0249): it gives them no right. See `ChatRoomSession.inviteUsers`. */
  async invite(room: RoomAddress, to: BareAddress, reason?: string): Promise<void> {
    const words = reason === undefined ? {} : { reason: speakable(reason) };
    await this.#wire.session.send(xml('message', { to }, writeDirectInvitation({ room, ...words })));
  }

  /** Asks those who manage a room to be made a member; they decide when they will. */
  askToJoin(room: RoomAddress, words?: string): Promise<void> {
    return askToJoin(this.#wire, room, words);
  }

  /** Gives up all rights in a room that this person was given by name; what a group gives stays. */
  resignFromRoom(room: RoomAddress): Promise<void> {
    return resignFromRoom(this.#wire, room);
  }

  /** FaultError `NoSuchNode` where there is none, or none that this person may see. */
  async getChatRoom(room: RoomAddress): Promise<RoomProperties> {
    return (await this.#wire.describe(room)).properties;
  }

  /** All that the room tells, without entering it. */
  getChatRoomCard(room: RoomAddress): Promise<ChatRoomCard> {
    return readRoomCard(this.#wire, room);
  }

  /** What this person may do there, without entering: told by our service, found out on others. */
  async getChatRoomPermissions(room: RoomAddress): Promise<RoomPermissionMap> {
    return readPermissions(this.#wire.session, room, await this.#wire.describe(room));
  }

  /**
   * Searches what was said in rooms, without entering them: a result for each that this person may read (those that are
   * missing are not there for them). On our service it is one request over up to 500 rooms. Elsewhere each room's
   * archive is read, up to 5,000 messages at a time: `continueFrom` goes on. FaultErrors: InvalidArgument,
   * NoSuchNode and ErrorPermission (not on our service), MsgNotSupported (a room keeps no history), LimitExceeded,
   * TimedOut, ConnectionLost, NotConnected.
   */
  queryChatHistory(
    rooms: readonly RoomAddress[],
    options: ChatHistoryQueryOptions,
  ): Promise<readonly ChatHistoryResult[]> {
    return queryRooms(this.#wire, rooms, options);
  }

  /** Whether `queryChatHistory` is answered by a search over whole archives. */
  get searchesArchives(): boolean {
    return this.#wire.searchesArchives;
  }

  /** For the endpoint. @internal */
  hearInvitation(invitation: ChatRoomInvitation): void {
    this.#invitations.hear(invitation);
  }
}
