import type { AddInSummary, ChatRoomCategorySummary } from '#electron/model/category.ts';
import type { ChatRoomsFound } from '#electron/model/directory.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import { type PrincipalSummary, type PrincipalsFound, summaryOf } from '#electron/model/principal.ts';
import type {
  ChatRoomInformation,
  ChatRoomLists,
  ChatRoomRequest,
  ChatRoomRole,
  ChatRoomSettings,
  MissingFeatures,
} from '#electron/model/room-settings.ts';
import type { Page } from '../directory/discovered-rooms.ts';
import type { RoomDirectory } from '../directory/room-directory.ts';
import type { Wire } from '../wire.ts';
import { askAddIns, askCategories } from './categories.ts';
import { createRoom, deleteRoom } from './create-room.ts';
import { missingOnStock } from './missing.ts';
import { askPreview } from './preview.ts';
import { askEligible, type RoleScope } from './principals.ts';
import { readInformation } from './read-information.ts';
import { answerRequest, askRequests } from './requests.ts';
import { addToRole, readList, removeFromRole } from './roles.ts';
import { changeRoom, updateRoom } from './update-room.ts';

/**
 * Makes rooms and changes what they are and who may do what in them (reference: `ChatRoomManagementServices`). A
 * FaultError says by `field` which setting or list it is about, by `values` which people; then nothing is saved.
 * Beside those named, every call has those of any request: ErrorPermission, NoSuchNode (or not for you to see),
 * NotConnected, ConnectionLost, TimedOut.
 */
export class ChatRoomManagementServices {
  /** What rooms cannot be or have on this service, and why. What is not named is there. */
  readonly missing: MissingFeatures;
  readonly #wire: Wire;
  readonly #directory: RoomDirectory;

  /** @internal */
  constructor(wire: Wire, directory: RoomDirectory) {
    this.#wire = wire;
    this.#directory = directory;
    this.missing = wire.isPerch ? {} : missingOnStock;
  }

  /** Those in whose scope the person is. A service that knows no categories is one itself. */
  findCategories(): Promise<readonly ChatRoomCategorySummary[]> {
    return askCategories(this.#wire);
  }

  /** Empty: this person makes no rooms here. On a stock service one finds out only by trying. */
  async findCategoriesWithCreateRights(): Promise<readonly ChatRoomCategorySummary[]> {
    return (await this.findCategories()).filter(({ mayCreate }) => mayCreate);
  }

  /**
   * Makes a persistent room, with its lists, and answers its address; whoever makes it manages it. FaultErrors:
   * InvalidArgument (name, description), DuplicateRoomName, ErrorPermission, NoSuchNode (category), NoSuchPrincipal,
   * PrincipalsNotInScope, PresenterNotInMemList, MsgNotSupported (see `missing`), UnableToCreateRoom. On failure
   * nothing is left behind.
   */
  createChatRoom(settings: ChatRoomSettings): Promise<RoomAddress> {
    return createRoom(this.#wire, this.missing, settings);
  }

  /** For those who manage it; ErrorPermission for others. */
  async getChatRoom(room: RoomAddress): Promise<ChatRoomInformation> {
    return (await readInformation(this.#wire, room, this.missing)).information;
  }

  /**
   * Saves a changed copy of what `getChatRoom` gave, and the lists that are named, all together or nothing; on stock
   * services settings first, then the lists person by person. FaultErrors: those of `createChatRoom`, and
   * DataCollision where the copy is stale (`values`: the fields that somebody else changed). The last manager stays.
   */
  updateChatRoom(information: ChatRoomInformation, lists: ChatRoomLists = {}): Promise<void> {
    return updateRoom(this.#wire, this.missing, information, lists);
  }

  /** Takes everybody off the lists whom the new category does not let in. Needs the right to create there. */
  changeParentCategory(room: RoomAddress, category: string): Promise<void> {
    return changeRoom(this.#wire, room, { category }, this.missing);
  }

  /** Nobody finds or enters it from now on, and everybody in it goes; all of it stays. */
  disableChatRoom(room: RoomAddress): Promise<void> {
    return changeRoom(this.#wire, room, { disabled: true }, this.missing);
  }

  /** ErrorPermission where an administrator disabled it. */
  enableChatRoom(room: RoomAddress): Promise<void> {
    return changeRoom(this.#wire, room, { disabled: false }, this.missing);
  }

  /** For good, with everybody in it. On our service only administrators end a room in which something was said. */
  deleteChatRoom(room: RoomAddress): Promise<void> {
    return deleteRoom(this.#wire, room);
  }

  /** FaultErrors: PrincipalsAlreadyDefined, NoSuchPrincipal, PrincipalsNotInScope, PresenterNotInMemList. */
  addUsersOrGroupsToRole(
    role: ChatRoomRole,
    room: RoomAddress,
    addresses: readonly BareAddress[],
  ): Promise<void> {
    return addToRole(this.#wire, role, room, addresses);
  }

  /** Whoever is in the room and may no longer be goes at once. FaultErrors: NoSuchPrincipal (not on the list). */
  removeUsersOrGroupsFromRole(
    role: ChatRoomRole,
    room: RoomAddress,
    addresses: readonly BareAddress[],
  ): Promise<void> {
    return removeFromRole(this.#wire, role, room, addresses);
  }

  /**
   * Who could be given the role, by what a word of their name or address begins with; at most 100. Members and
   * managers: all in scope; presenters of closed and secret rooms: its members. MsgNotSupported on stock services.
   */
  async findUsersOrGroupsForRole(
    role: ChatRoomRole,
    scope: RoleScope,
    text: string,
    max = 20,
  ): Promise<PrincipalsFound> {
    const why = this.missing['eligible people'];
    if (why !== undefined) throw new FaultError('MsgNotSupported', why);
    return askEligible(this.#wire, role, scope, text, max);
  }

  getMembers(room: RoomAddress): Promise<readonly PrincipalSummary[]> {
    return this.#list('Member', room);
  }

  getManagers(room: RoomAddress): Promise<readonly PrincipalSummary[]> {
    return this.#list('Manager', room);
  }

  getPresenters(room: RoomAddress): Promise<readonly PrincipalSummary[]> {
    return this.#list('Presenter', room);
  }

  /** The add-ins that administrators registered: a room can have one of them beside it. */
  getAllAddIns(): Promise<readonly AddInSummary[]> {
    return askAddIns(this.#wire);
  }

  findChatRoomsByParentCategory(category: string, page: Page = {}): Promise<ChatRoomsFound> {
    return this.#directory.find({ category }, page);
  }

  findChatRoomsUsingAddIn(addIn: string, page: Page = {}): Promise<ChatRoomsFound> {
    return this.#directory.find({ addIn }, page);
  }

  /**
   * Who waits to be let in or to be given the word, for those who manage the room. FaultErrors: MsgNotSupported where
   * requests are told once, by `chatRoomRequestReceived`, and not kept.
   */
  getRequests(room: RoomAddress): Promise<readonly ChatRoomRequest[]> {
    return askRequests(this.#wire, room);
  }

  /**
   * Who is in the room now and would have to leave it, by whatever principal, if it were changed so; nothing is
   * changed. FaultErrors: those of `updateChatRoom`, and MsgNotSupported where the service does not tell.
   */
  previewUpdate(room: RoomAddress, changes: Partial<ChatRoomSettings>): Promise<readonly PrincipalSummary[]> {
    return askPreview(this.#wire, room, changes);
  }

  /** Allowed, whoever asked is a member, or presents. FaultErrors: NoSuchNode (somebody else has answered). */
  answerRequest(request: ChatRoomRequest, allow: boolean): Promise<void> {
    return answerRequest(this.#wire, request, allow);
  }

  async #list(role: ChatRoomRole, room: RoomAddress): Promise<readonly PrincipalSummary[]> {
    const addresses = await readList(this.#wire, role, room);
    return addresses.map((address) => summaryOf(address, this.#wire.service));
  }
}
