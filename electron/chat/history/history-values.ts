import type { ArchiveId, BareAddress, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';

/** What a message can be looked for by beside its words. `mention`: of the signed-in person, by address. */
export type ChatMessageTrait = 'alert' | 'story' | 'link' | 'mention';

/** What is looked for in what was said (reference: `ChatHistoryQueryOptions`); everything that is given must hold. */
export interface ChatHistoryQueryOptions {
  /** Words; any of them is enough unless told. What stands in double quotes counts as one. */
  readonly searchString?: string;
  /** All words as they stand beside each other. */
  readonly matchExactPhrase?: boolean;
  /** Every word; beyond the reference. */
  readonly matchAllWords?: boolean;
  readonly matchCaseSensitive?: boolean;
  /** Written by one of them: addresses, found where the room tells whose they are. */
  readonly authors?: readonly BareAddress[];
  /** Server time in ms, inclusive. */
  readonly dateBeginning?: Timestamp;
  readonly dateEnding?: Timestamp;
  /** All of which it must be; beyond the reference. */
  readonly traits?: readonly ChatMessageTrait[];
  /** Messages at most, over all rooms; 50 unless told. The server's own limit wins. */
  readonly resultLimit?: number;
  /** Look from the newest backwards, rather than from the oldest on. */
  readonly searchOrderReversed?: boolean;
  /** Newest first in the result, rather than oldest first. */
  readonly sortOrderReversed?: boolean;
  /** Goes on behind this message, in the direction of the search; dates then do not count. See `continueFrom`. */
  readonly startingMessageId?: ArchiveId;
}

/** What was found in one room (reference: `ChatHistoryResult`). */
export interface ChatHistoryResult {
  readonly room: RoomAddress;
  readonly messages: readonly Message[];
  /** How many there are in all; absent where that is not known: on pages that go on, and where nobody counts. */
  readonly searchResultsCount?: number;
  /** There is more than is told here. */
  readonly exceededServerLimit: boolean;
  /** What was said from then on the server has not indexed yet: it was not searched. Absent where nothing is missing. */
  readonly searchedUntil?: Timestamp;
  /** The `startingMessageId` that goes on from here; absent where there is nothing more. */
  readonly continueFrom?: ArchiveId;
}
