import type { ArchiveId, MessageKey, OriginId, RoomAddress, Timestamp } from '../model/ids.ts';
import type { ArchivePage, ArchiveQuery, Message, StoredMessage } from '../model/message.ts';
import type { PageRequest } from '../model/page.ts';
import type { MessageSearch, SearchAnswer } from '../model/search.ts';
import type { ArchiveAsk } from './archive/archive-ask.ts';
import type { Wish } from './catch-up.ts';
import type { FeedHistory } from './feeds/feed-history.ts';
import type { Imports } from './imports/import-values.ts';
import type { Keeping } from './removal/keeping-values.ts';
import type { CachedRoom, RoomCounts, RoomFacts, StoredRoom } from './room-facts.ts';

/** What an act of storing came to. */
export interface Stored {
  /** What was not known before, oldest first; what was known is left out. */
  readonly messages: readonly StoredMessage[];
  /** Keys or gap marks of messages that were stored before have changed: show the room anew. */
  readonly reordered: boolean;
}

export interface HistoryPage {
  /** Oldest first. */
  readonly messages: readonly StoredMessage[];
  /** Nothing was ever said before the first of these. */
  readonly reachedStart: boolean;
  /** Nothing newer is stored after the last of these. */
  readonly reachedEnd: boolean;
  /** The stored message that a date (the first then or later, else the last before), an archive id or a mention names. */
  readonly place?: MessageKey;
  /** In or above the page stands something that cannot be taken. */
  readonly unreadable?: true;
  /** What the archive of each room would have to be asked so that this page is complete. */
  readonly missing: readonly MissingPart[];
}

export interface MissingPart {
  readonly room: RoomAddress;
  readonly ask: ArchiveAsk;
}

export interface HistorySearch {
  readonly search: MessageSearch;
  readonly limit: number;
  /** Rooms that are not searched, whatever is asked. */
  readonly except?: readonly RoomAddress[];
}

/**
 * The history of one account on this device. Every method is synchronous, and one transaction.
 * Throws FaultError: `StorageFailed` (disk full, read-only, damaged), and at opening `StorageTooNew`.
 */
export interface History {
  /** Stores what was just said, in the order of arrival, of any rooms. */
  storeLive(messages: readonly Message[]): Stored;
  /** Stores the answer to `ask`. */
  storePage(room: RoomAddress, ask: ArchiveAsk, page: ArchivePage): Stored;
  /** Whether by its times this may be no answer to `ask`; an answer that was made sure of is `certain`. */
  doubts(room: RoomAddress, ask: ArchiveAsk, page: ArchivePage): boolean;
  /** The archive answered `item-not-found`: it does not know the id that `ask` starts from. */
  refused(room: RoomAddress, ask: ArchiveAsk): void;

  /** What stands where `ask` asks cannot be taken, now or later: it is passed over from now on. */
  passOver(room: RoomAddress, ask: ArchiveAsk): void;
  /** Whether the archive need not be asked for what a place names: it is stored, or not in the archive. */
  holds(room: RoomAddress, place: PageRequest['from']): boolean;

  /** From now on live messages of the room arrive without a hole (the room's self-presence has come). */
  joined(room: RoomAddress): void;
  /** They no longer do: left, thrown out, or a connection that was not resumed. Without a room: all rooms. */
  interrupted(room?: RoomAddress): void;
  /** What to ask the room's archive next for this wish; undefined when it is fulfilled or cannot be. */
  nextAsk(room: RoomAddress, wish: Wish): ArchiveAsk | undefined;
  /** This question as it is asked now; to be made before the archive is asked. */
  asking(room: RoomAddress, query: ArchiveQuery): ArchiveAsk;

  page(request: PageRequest): HistoryPage;
  /** Each message of a room once, the oldest first, a page at a time, whatever becomes of their order meanwhile. */
  walk(room: RoomAddress, limit: number): Generator<HistoryPage>;
  /**
   * In everything that is stored. Never throws because of what was typed. It may take as long as there are hits:
   * where somebody waits for something else at the same time, ask a `HistoryReader`.
   */
  search(search: HistorySearch): SearchAnswer;

  readonly feeds: FeedHistory;
  readonly imports: Imports;
  readonly keeping: Keeping;

  /** Every room of which there is a message, on the list or not, sealed or not. */
  storedRooms(): readonly StoredRoom[];
  /** The rooms of the person's list. */
  rooms(): readonly CachedRoom[];
  /** Puts the room on the list or renews what is known of it. */
  saveRoom(facts: RoomFacts): void;
  /** Takes it off the list with its counts; what was said in it stays readable and can be found. */
  unlistRoom(room: RoomAddress): void;
  /**
   * Removes it with everything that was said in it: out of sight at once, and here again it is new. Of its messages
   * `atOnce` are removed now, by default a few, and the others by `keeping.removeSome`.
   */
  deleteRoom(room: RoomAddress, atOnce?: number): void;

  /** The rooms that are sealed, and since when. */
  sealed(): ReadonlyMap<RoomAddress, Timestamp>;
  /** Keeps that the room is sealed; it hides nothing by itself. With the room its seal is deleted. */
  seal(room: RoomAddress, since: Timestamp): void;
  unseal(room: RoomAddress): void;

  counts(room: RoomAddress): RoomCounts;
  /** Moves the read marker forward, never back. Answers the new counts, or undefined where nothing changed. */
  markRead(room: RoomAddress, upTo: MessageKey): RoomCounts | undefined;

  /**
   * Another device has read up to this message. It counts as soon as that is stored, also instead of what would be
   * taken as read when the room's first page comes. Answers the new counts, or undefined where nothing changed yet.
   */
  markReadAt(room: RoomAddress, archiveId: ArchiveId): RoomCounts | undefined;

  /** Whether an own message with this origin id is stored. */
  hasOrigin(room: RoomAddress, originId: OriginId): boolean;
  /** The message of an alert or a link. */
  find(room: RoomAddress, archiveId: ArchiveId): StoredMessage | undefined;

  /** Deletes the account's history from the disk. Nothing else may be called afterwards. */
  forget(): void;
  close(): void;
}
