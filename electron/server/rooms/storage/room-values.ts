import type { BareAddress, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';
import type { RoomRequest } from '#electron/stanza/0045-requests.ts';
import type { CategoryKey } from './category-values.ts';

/** A room's number in the store. */
export type RoomKey = number;

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
  /** Of a secret room: the public one that it is linked with, there or not there any more (docs/protocol.md). */
  readonly companion: RoomKey | null;
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

/** What somebody asks of those who run a room, until it is answered. */
export type StoredRequest = RoomRequest;

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
