import type { ArchiveId, BareAddress, OriginId, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';

/** A room's number in the store. */
export type RoomKey = number;

/** What a room's owners may change. */
export interface RoomSettings {
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
  /** Made, but its owner has not yet said how it is to be (XEP-0045, 10.1.2): nobody else sees it. */
  readonly locked: boolean;
  /** What occupant ids are made with (XEP-0421): never leaves the store and the service. */
  readonly secret: string;
}

/**
 * Where an address stands in a room. The lists are independent of each other; what XEP-0045 calls the
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
  room(address: RoomAddress): RoomRecord | undefined;
  addRoom(room: Omit<RoomRecord, 'key' | 'subject'>): RoomRecord;
  /** Also unlocks. */
  saveSettings(room: RoomKey, settings: RoomSettings): void;
  saveSubject(room: RoomKey, subject: Subject): void;
  /** With its lists at once; its archive cannot be reached any more, and goes by `purge`. */
  removeRoom(room: RoomKey): void;
  /** Removes up to `max` messages of rooms that are gone; costs nothing where there are none. */
  purge(max: number): void;
  /** Rooms that go with their last occupant, and locked ones: their occupants went with the last run. */
  removeAbandonedRooms(): void;

  /** Open and closed rooms, and the secret ones in which `viewer` is a member, by address. */
  visibleRooms(viewer: BareAddress, page: RoomListPage): readonly RoomListing[];
  countVisibleRooms(viewer: BareAddress, before?: RoomAddress): number;
  /** Whether a room that `viewer` can see, other than `except`, bears this name already. */
  nameTaken(name: string, viewer: BareAddress, except?: RoomAddress): boolean;

  standings(room: RoomKey): ReadonlyMap<BareAddress, Standing>;
  /** Undefined takes the address off all lists. */
  saveStanding(room: RoomKey, address: BareAddress, standing: Standing | undefined): void;

  addMessage(room: RoomKey, message: NewMessage): ArchivedMessage;
  byOrigin(room: RoomKey, author: BareAddress, originId: OriginId): ArchivedMessage | undefined;
  hasMessage(room: RoomKey, id: ArchiveId): boolean;
  page(room: RoomKey, request: ArchivePageRequest): StoredPage;
  /** How many messages a stretch holds. */
  count(room: RoomKey, range: ArchiveRange): number;
}
