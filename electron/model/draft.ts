import type { OriginId, RoomAddress, Timestamp } from './ids.ts';
import type { CodedContent, Importance } from './message.ts';
import type { Privacy } from './room.ts';
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
  /** Who could read the room when it was begun or last agreed to, as it was shown; absent where nobody knows. */
  readonly privacy?: Privacy;
  /** The add-in that says it in the person's name. */
  readonly via?: string;
  readonly coded?: CodedContent;
}

/**
 * A draft that was sent, until the room's echo of it is stored.
 * `waiting`: goes out by itself as soon as it can. `failed`: the server refused it. `unsure`: it may have been
 * sent, and there is no archive to ask; the person decides.
 * `checking`: the room's filters are asked. `changed`: a filter changed it; it goes out by itself at
 * `filtered.goesAt` unless the person decides otherwise. `held`: a filter stopped it or did not answer.
 */
export type OutboxState = 'waiting' | 'failed' | 'unsure' | 'checking' | 'changed' | 'held';

/** What an add-in made of a message that the person wrote. */
export interface Filtered {
  /** The add-in's name. */
  readonly addIn: string;
  readonly what: 'changed' | 'stopped' | 'unanswered';
  /** In the add-in's words. */
  readonly reason?: string;
  /** As the person wrote it. */
  readonly before?: { readonly text: string; readonly storyTitle?: string };
  readonly goesAt?: Timestamp;
  /** Whoever runs the server lets nothing go out that this filter has not judged. */
  readonly block?: true;
}

export interface OutboxEntry extends Draft {
  readonly originId: OriginId;
  readonly writtenAt: Timestamp;
  readonly state: OutboxState;
  /** Why it failed, as a sentence. */
  readonly reason?: string;
  readonly filtered?: Filtered;
}
