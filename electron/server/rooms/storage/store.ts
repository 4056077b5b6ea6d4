import type { ArchiveId, BareAddress, OriginId, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type {
  ArchivedMessage,
  ArchivePageRequest,
  ArchiveRange,
  FoundWords,
  NewMessage,
  StoredPage,
  WordStep,
  WordVolume,
} from './archive-values.ts';
import type { Addin, Category, CategoryKey, Group, NewCategory, Principal } from './category-values.ts';
import type { RoomListing, RoomListPage, RoomQuery, Viewer } from './directory-values.ts';
import type {
  NewInvitation,
  RoomChange,
  RoomKey,
  RoomRecord,
  RoomSettings,
  Standing,
  StoredInvitation,
  StoredRequest,
  Subject,
} from './room-values.ts';

/**
 * What the room service keeps. Synchronous, and always called within a unit of work that the server opened and
 * will commit before anything leaves; nothing here begins or ends a transaction.
 */
export interface RoomStore {
  categories(): readonly Category[];
  addCategory(category: NewCategory): Category;
  saveCategory(category: Category): void;
  removeCategory(category: CategoryKey): void;
  /** Rooms that were made before there were categories go into this one. */
  adoptRooms(category: CategoryKey): void;
  hasRooms(category: CategoryKey): boolean;

  groups(): readonly Group[];
  saveGroup(group: Group): void;
  /** Takes the group off all lists, too. */
  removeGroup(address: Principal): void;

  /** What administrators changed of the service's settings, by name. */
  options(): ReadonlyMap<string, number>;
  saveOption(name: string, value: number): void;

  addins(): readonly Addin[];
  saveAddin(addin: Addin): void;
  /** Takes it from the rooms that have it, too. */
  removeAddin(name: string): void;

  room(address: RoomAddress): RoomRecord | undefined;
  roomAt(key: RoomKey): RoomRecord | undefined;
  roomsIn(category: CategoryKey): readonly RoomAddress[];
  addRoom(room: Omit<RoomRecord, 'key' | 'subject'>): RoomRecord;
  /** Also unlocks. */
  saveSettings(room: RoomKey, settings: RoomSettings): void;
  addChange(room: RoomKey, change: RoomChange): void;
  /** The fields that were changed after a revision. */
  fieldsChangedSince(room: RoomKey, revision: number): readonly string[];
  saveSubject(room: RoomKey, subject: Subject): void;
  /** With its lists at once; its archive cannot be reached any more, and goes by `purge`. */
  removeRoom(room: RoomKey): void;
  /** Removes up to `max` messages of rooms that are gone; answers whether none are left. */
  purge(max: number): boolean;
  /** There may be rooms that are gone and whose messages are not. */
  mayPurge(): boolean;
  /** Rooms that go with their last occupant, and locked ones: their occupants went with the last run. */
  removeAbandonedRooms(): void;

  /** By address. */
  findRooms(query: RoomQuery, page: RoomListPage): readonly RoomListing[];
  countFoundRooms(query: RoomQuery, before?: RoomAddress): number;
  /** Whether a room that the viewer may know of, other than `except`, bears this name already. */
  nameTaken(name: string, viewer: Viewer, except?: RoomAddress): boolean;

  /** Answers the invitation's id, which is above all others. */
  addInvitation(invitation: NewInvitation): number;
  /** What waits for somebody, after an id, in rising order. */
  invitations(person: BareAddress, after: number): readonly StoredInvitation[];
  /** Answers whether there was one. */
  removeInvitation(person: BareAddress, id: number): boolean;
  removeInvitationTo(person: BareAddress, room: RoomKey): void;

  /** Answers whether it is new. */
  addRequest(room: RoomKey, request: StoredRequest, at: Timestamp): boolean;
  requests(room: RoomKey): readonly StoredRequest[];
  removeRequest(room: RoomKey, person: BareAddress, kind: StoredRequest['kind']): boolean;

  /** Rooms on whose list of members a principal stands. */
  roomsWithMember(principal: Principal): readonly RoomAddress[];
  standings(room: RoomKey): ReadonlyMap<Principal, Standing>;
  /** Undefined takes the principal off all lists. */
  saveStanding(room: RoomKey, principal: Principal, standing: Standing | undefined): void;

  addMessage(room: RoomKey, message: NewMessage): ArchivedMessage;
  byOrigin(room: RoomKey, author: BareAddress, originId: OriginId): ArchivedMessage | undefined;
  byId(room: RoomKey, id: ArchiveId): ArchivedMessage | undefined;
  hasMessage(room: RoomKey, id: ArchiveId): boolean;
  page(room: RoomKey, request: ArchivePageRequest): StoredPage;
  /** What stands in the place of a message from now on. */
  replaceMessage(id: ArchiveId, content: Pick<ArchivedMessage, 'kind' | 'stanza'>): void;
  /** Removes the oldest, up to `max`, that were said before; answers how many. */
  purgeBefore(room: RoomKey, time: Timestamp, max: number): number;
  /** How many messages a stretch holds. */
  count(room: RoomKey, range: ArchiveRange): number;

  /** Takes up to `max` messages into the index of words; answers whether it is up to date. */
  index(max: number): boolean;
  /** Messages may have come that it does not hold yet. */
  isBehind(): boolean;
  /** Its parts, oldest first. */
  wordVolumes(): readonly WordVolume[];
  findWords(volume: number, step: WordStep): readonly FoundWords[];
  /** In the order of the numbers that are given; what is gone is left out. */
  messagesAt(numbers: readonly number[]): readonly ArchivedMessage[];
}
