import type { ArchiveId, BareAddress, OriginId, Timestamp } from '#electron/model/ids.ts';
import type { RoomKey } from './room-values.ts';

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

/** A part of the index of words: messages from one number to another. */
export interface WordVolume {
  readonly number: number;
  readonly first: number;
  readonly last: number;
}

/** A step of a search, through one volume. Numbers are exclusive. */
export interface WordStep {
  /** An expression of FTS5 over `marks` and `text`. */
  readonly match: string;
  readonly rooms: readonly RoomKey[];
  readonly from: 'oldest' | 'newest';
  readonly low: number;
  readonly high: number;
  readonly max: number;
}

/** The number of a message, and its room. */
export interface FoundWords {
  readonly id: number;
  readonly room: RoomKey;
}
