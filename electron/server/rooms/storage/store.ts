import type { ArchiveId, BareAddress, OriginId, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';
import type { RoomRequest } from '#electron/stanza/0045-requests.ts';

/** A room's number in the store. */
export type RoomKey = number;

/** A category's number in the store. */
export type CategoryKey = number;

/** What a room's managers may change. */
export interface RoomSettings {
  readonly category: CategoryKey;
  /** Unique among the rooms that whoever names it can see; 1 to 256 characters. */
  readonly name: string;
  /** At most 256 characters. */
  readonly description: string;
  readonly privacy: Privacy;
  /** An auditorium: only presenters have voice. */
  readonly moderated: boolean;
  /** Otherwise the room goes with its last occupant. */
  readonly persistent: boolean;
  readonly archived: boolean;
  /** Real addresses are for everybody in the room, not for moderators only (`whois`). */
  readonly nonAnonymous: boolean;
  /** Everybody with voice may set the subject, not moderators only. */
  readonly subjectByAll: boolean;
  /** Everybody with voice may invite, not only those who run the lists. */
  readonly invitesByAll: boolean;
  /** Whether new members are invited: as the category says, or not (reference: `ChatRoomInvitationSetting`). */
  readonly invitations: 'Inherit' | 'False';
  /** What an administrator disabled, managers do not enable. */
  readonly disabledBy: 'nobody' | 'manager' | 'administrator';
  /** Name of the registered add-in beside it; empty for none. */
  readonly addin: string;
}

/** Who did something to a room, and when. */
export interface Deed {
  readonly by: BareAddress;
  readonly at: Timestamp;
}

/** What a change of settings or lists touched: the names of the form's fields. */
export interface RoomChange extends Deed {
  readonly revision: number;
  readonly fields: readonly string[];
}

export interface Subject {
  readonly text: string;
  readonly nickname: string;
  readonly setAt: Timestamp;
}

export interface RoomRecord {
  readonly key: RoomKey;
  readonly address: RoomAddress;
  readonly settings: RoomSettings;
  readonly subject?: Subject;
  /** Counts the changes of settings and lists. */
  readonly revision: number;
  readonly created: Deed;
  readonly updated: Deed;
  /** Made, but its owner has not yet said how it is to be (XEP-0045, 10.1.2): nobody else sees it. */
  readonly locked: boolean;
  /** What occupant ids are made with (XEP-0421): never leaves the store and the service. */
  readonly secret: string;
}

/** A category as it is kept (docs/protocol.md, "Categories"). */
export interface Category extends NewCategory {
  readonly key: CategoryKey;
}

export interface NewCategory {
  /** Stays, whatever it is called. */
  readonly id: string;
  /** 1 to 256 characters, unique. */
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  readonly invitations: boolean;
  readonly files: boolean;
  readonly history: boolean;
  readonly allowed: readonly Principal[];
  readonly denied: readonly Principal[];
  readonly creators: readonly Principal[];
}

/** Address of a person, of a group that the service keeps, or a domain for everybody there. */
export type Principal = string;

export interface Group {
  readonly address: Principal;
  readonly name: string;
  readonly people: readonly BareAddress[];
}

/**
 * Where a principal stands in a room. The lists are independent of each other; what XEP-0045 calls the
 * affiliation is derived from them (affiliation.ts).
 */
export interface Standing {
  readonly member: boolean;
  readonly manager: boolean;
  readonly presenter: boolean;
  /** XEP-0045 `admin`: runs the lists, but not the settings. */
  readonly admin: boolean;
  readonly outcast: boolean;
}

/** What kind of thing was archived: only texts are given to those who join, subjects are not repeated there. */
export type ArchivedKind = 'text' | 'subject' | 'other';

export interface ArchivedMessage {
  readonly id: ArchiveId;
  readonly kind: ArchivedKind;
  /** Server time, contained in the id. */
  readonly storedAt: Timestamp;
  readonly author: BareAddress;
  /** The author's address was for everybody in the room when the message was sent. */
  readonly authorPublic: boolean;
  readonly nickname: string;
  /** The `<message/>` as it was delivered, without what the id says (stanza id, time). */
  readonly stanza: string;
}

export interface NewMessage extends Omit<ArchivedMessage, 'id' | 'storedAt'> {
  readonly originId?: OriginId;
  readonly now: Timestamp;
}

/** A stretch of a room's archive. Ids are exclusive, times (ms) inclusive. */
export interface ArchiveRange {
  readonly after?: ArchiveId;
  readonly before?: ArchiveId;
  readonly start?: Timestamp;
  readonly end?: Timestamp;
  readonly author?: BareAddress;
  readonly nickname?: string;
}

export interface ArchivePageRequest extends ArchiveRange {
  /** Which end of the stretch the page is taken from; the page itself is always oldest first. */
  readonly from: 'oldest' | 'newest';
  readonly max: number;
  readonly kind?: ArchivedKind;
}

export interface StoredPage {
  readonly messages: readonly ArchivedMessage[];
  /** Nothing of the stretch lies beyond the page. */
  readonly complete: boolean;
}

/** A room in a list: what discovery shows without loading it. */
export interface RoomListing {
  readonly address: RoomAddress;
  readonly name: string;
}

/** An add-in that an administrator has registered. */
export interface Addin {
  readonly name: string;
  /** http or https. */
  readonly url: string;
}

export interface NewInvitation {
  readonly person: BareAddress;
  readonly room: RoomKey;
  readonly at: Timestamp;
  /** Who made them a member. */
  readonly inviter: BareAddress;
}

export interface StoredInvitation {
  readonly id: number;
  readonly room: RoomAddress;
  readonly at: Timestamp;
  readonly inviter: BareAddress;
}

/** What somebody asks of those who run a room, until it is answered. */
export type StoredRequest = RoomRequest;

/** Who looks at a list of rooms. */
export interface Viewer {
  readonly account: BareAddress;
  readonly principals: readonly Principal[];
  /** The categories within whose scope they are. */
  readonly categories: readonly CategoryKey[];
}

/** What rooms are looked for; whatever is said has to be met. */
export interface RoomQuery {
  readonly viewer: Viewer;
  /** An administrator, who looks at everything there is: beyond scopes, and at secret and disabled rooms. */
  readonly unbounded?: boolean;
  /** Folded; each word by itself, or one that is the whole phrase. */
  readonly words?: readonly string[];
  readonly needsAllWords?: boolean;
  readonly places?: readonly ('name' | 'description' | 'address')[];
  readonly category?: CategoryKey;
  /** Somebody else, by all that they are: found where the viewer may know it. */
  readonly member?: readonly Principal[];
  readonly manager?: readonly Principal[];
  /** The viewer's own part in it. */
  readonly mine?: 'member' | 'manager' | 'invited';
  readonly addin?: string;
  /** Disabled ones, which the viewer manages, instead of those that are not. */
  readonly disabled?: boolean;
  readonly privacy?: Privacy;
  readonly moderated?: boolean;
  readonly invites?: boolean;
  /** Only these, by address. */
  readonly among?: readonly RoomAddress[];
}

/** The first `max` rooms after an address, or the last `max` before one. */
export interface RoomListPage {
  readonly after?: RoomAddress;
  readonly before?: RoomAddress;
  readonly max: number;
}

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
  /** Removes up to `max` messages of rooms that are gone; costs nothing where there are none. */
  purge(max: number): void;
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
  hasMessage(room: RoomKey, id: ArchiveId): boolean;
  page(room: RoomKey, request: ArchivePageRequest): StoredPage;
  /** What stands in the place of a message from now on. */
  replaceMessage(id: ArchiveId, content: Pick<ArchivedMessage, 'kind' | 'stanza'>): void;
  /** Removes the oldest, up to `max`, that were said before; answers how many. */
  purgeBefore(room: RoomKey, time: Timestamp, max: number): number;
  /** How many messages a stretch holds. */
  count(room: RoomKey, range: ArchiveRange): number;
}
