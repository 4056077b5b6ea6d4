import type { ArchiveId, MessageKey, RoomAddress, Timestamp } from './ids.ts';
import type { Message } from './message.ts';

/** What is looked for among messages: everything that is given must hold. */
export interface MessageSearch {
  /** Words, each also as the beginning or a part of one; phrases in double quotes. Empty where a filter says enough. */
  readonly text: string;
  /** In one of these rooms. */
  readonly rooms?: readonly RoomAddress[];
  /** By one of these people: `Person.id`. */
  readonly authors?: readonly string[];
  /** By somebody whose name or address holds these letters. */
  readonly by?: string;
  /** Sent at this time or later. */
  readonly from?: Timestamp;
  /** Sent before this time. */
  readonly to?: Timestamp;
  readonly importance?: 'Alert';
  readonly story?: true;
  readonly hasLink?: true;
  readonly mentionsMe?: true;
  /** Newest first, or what fits best first; of very many only the newest are weighed. */
  readonly order: 'time' | 'relevance';
}

/** A message that was found: in the cache where it has a key, else by the server alone. */
export type FoundMessage = Message & {
  readonly key?: MessageKey;
  readonly archiveId?: ArchiveId;
  readonly mentionsMe: boolean;
};

export interface SearchHit {
  readonly message: FoundMessage;
  readonly roomName: string;
}

/** How much of a room's history was searched. */
export interface RoomCoverage {
  readonly room: RoomAddress;
  readonly name: string;
  /** Messages that are stored. */
  readonly stored: number;
  /** Nothing is missing: from the first message to the newest. */
  readonly complete: boolean;
  /** From this message's time on nothing is missing; absent where nothing is stored. */
  readonly since?: Timestamp;
}

/** What was found on this device. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** There are more than were asked for. */
  readonly more: boolean;
  /** The words and phrases that were looked for, to be marked in what was found; empty where there was nothing. */
  readonly terms: readonly string[];
  /** Of every room that was searched, those with the most to add first. */
  readonly coverage: readonly RoomCoverage[];
}

/** What the servers found of it (XEP-0431), without what the cache holds already. */
export interface ServerSearchAnswer {
  readonly hits: readonly SearchHit[];
  /** All that fit there, where the server counts them. */
  readonly total?: number;
  /** The server gave only a part of what fits. */
  readonly limited: boolean;
  /** Rooms that were searched there, to their first message. */
  readonly searched: readonly RoomAddress[];
  /** What was said from then on is not indexed there yet: it was not searched. */
  readonly until?: Timestamp;
  /** Rooms whose server cannot search or does not let this person, and why. */
  readonly unable: readonly { readonly room: RoomAddress; readonly reason: string }[];
}
