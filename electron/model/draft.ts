import type { OriginId, RoomAddress, Timestamp } from './ids.ts';
import type { Importance } from './message.ts';
import type { Mention } from './text/message-part.ts';

/** What a person is about to say in a room. */
export interface Draft {
  readonly room: RoomAddress;
  readonly text: string;
  readonly importance: Importance;
  /** There where it is written as a story, whose title may still be empty. What is sent has one, or none at all. */
  readonly storyTitle?: string;
  /** Whom the text means, and where, as far as it is known beyond doubt. */
  readonly mentions?: readonly Mention[];
}

/**
 * A draft that was sent, until the room's echo of it is stored.
 * `waiting`: goes out by itself as soon as it can. `failed`: the server refused it. `unsure`: it may have been
 * sent, and there is no archive to ask; the person decides.
 */
export type OutboxState = 'waiting' | 'failed' | 'unsure';

export interface OutboxEntry extends Draft {
  readonly originId: OriginId;
  readonly writtenAt: Timestamp;
  readonly state: OutboxState;
  /** Why it failed, as a sentence. */
  readonly reason?: string;
}
