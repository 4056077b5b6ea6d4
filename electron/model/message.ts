import type { ArchiveId, MessageKey, OriginId, RoomAddress, Timestamp } from './ids.ts';
import type { Person } from './person.ts';
import type { Mention } from './text/message-part.ts';

/** How loud a message asks to be (reference: `RoomMessageType`). */
export type Importance = 'Regular' | 'Alert';

/** A message as its room sent it, live or from the archive. */
export interface Message {
  readonly room: RoomAddress;
  /** Absent only where the room keeps no archive. */
  readonly archiveId?: ArchiveId;
  readonly originId?: OriginId;
  readonly author: Person;
  /** Written by the signed-in person, on whichever device. */
  readonly own: boolean;
  /** Server time. */
  readonly sentAt: Timestamp;
  /** Plain text, always there; the long body where the message is a story. */
  readonly text: string;
  readonly importance: Importance;
  /** A message with a title is a story. */
  readonly storyTitle?: string;
  /** Who is mentioned in the text, and where. */
  readonly mentions?: readonly Mention[];
  /** The add-in through which its author said it, as the author's program names it. */
  readonly via?: string;
  readonly coded?: CodedContent;
}

/** What a program says beside the text that people read (XEP-0335). */
export interface CodedContent {
  /** A URI that says what the JSON means. */
  readonly kind: string;
  /** JSON as it was written; whoever wants to know what it says parses it. */
  readonly json: string;
}

/** A message in the history of this device. */
export interface StoredMessage extends Message {
  readonly key: MessageKey;
  readonly mentionsMe: boolean;
  /** History between this message and the one before it is known to be missing and has not been fetched. */
  readonly gapBefore?: true;
}

/** A page of a room's archive, oldest first (XEP-0313, XEP-0059). */
export interface ArchivePage {
  readonly messages: readonly Message[];
  /** The archive holds nothing further in the direction that was asked. */
  readonly complete: boolean;
  /** What the room took back: said by tombstones and notices on the page (XEP-0424, 0425). */
  readonly removed?: readonly ArchiveId[];
  /** Archive ids of the page's first and last entry, also of entries that are no messages. */
  readonly first?: ArchiveId;
  readonly last?: ArchiveId;
}

/**
 * What to ask of an archive; at most one of `before` and `after`. `before: null` means the newest page; without both
 * it is the oldest.
 */
export interface ArchiveQuery {
  readonly before?: ArchiveId | null;
  readonly after?: ArchiveId;
  /** Sent at this time or later; at this time or before. Some servers know whole seconds only. */
  readonly start?: Timestamp;
  readonly end?: Timestamp;
  /** Messages per page; the server may send fewer. */
  readonly max: number;
}
