import type { Draft, OutboxEntry } from '#electron/model/draft.ts';
import type { Fault } from '#electron/model/fault.ts';
import type { ArchiveId, MessageKey, OriginId, RoomAddress } from '#electron/model/ids.ts';
import type { StoredMessage } from '#electron/model/message.ts';
import type { PageRequest } from '#electron/model/page.ts';
import type { Privacy } from '#electron/model/room.ts';
import type { Nothing } from './nothing.ts';

/** What was said, and what is being said. */
export interface MessageCalls {
  /** A page of a room's history, oldest first; fetched from the archive where the cache has a gap. */
  'messages.page': { ask: PageRequest; answer: MessagePage };
  /**
   * Has the room take back a message, for everybody and out of its history (XEP-0425), where its entry has `canRemove`.
   * Answers when it is gone from here too. Faults: `ErrorPermission`, `MsgNotSupported`, `UserNotJoined`, `NoSuchNode`
   * (the room has no such message), and those of a connection.
   */
  'messages.remove': { ask: { room: RoomAddress; archiveId: ArchiveId; reason?: string }; answer: Nothing };
  /**
   * Stores the draft for sending and answers at once. The room's echo arrives as a message. Fault `WiderAudience`: more
   * people can read the room by now than its `privacy` says; or it repeats what was said in the private room of a
   * logical room, for everybody in the public one, where `widerAudience` says that the person was asked, and wants it so.
   */
  'outbox.send': { ask: Draft & { widerAudience?: true }; answer: { originId: OriginId } };
  /**
   * Sends what failed, or may have been sent, again. Fault `WiderAudience`, as above: it goes to more people than when it was
   * written only where `privacy` says to whom the person agreed, as it was shown.
   */
  'outbox.retry': {
    ask: { originId: OriginId; privacy?: Privacy; widerAudience?: true };
    answer: Nothing;
  };
  'outbox.discard': { ask: { originId: OriginId }; answer: Nothing };
  'drafts.save': { ask: Draft; answer: Nothing };
}

export interface MessageEvents {
  /** New in the history. `live`: just said; otherwise from the archive, or put in order anew. */
  'messages.stored': { room: RoomAddress; messages: readonly StoredMessage[]; live: boolean };
  /** Keys or gaps in this room are no longer what they were: ask for the page again. */
  'messages.reordered': { room: RoomAddress };
  /** What still waits or failed in this room, whole, in the order of writing. */
  'outbox.changed': { room: RoomAddress; entries: readonly OutboxEntry[] };
  /** Something was put into a draft, and not by a page. */
  'draft.changed': Draft;
}

export interface MessagePage {
  readonly messages: readonly StoredMessage[];
  /** Nothing was ever said before the first of these. */
  readonly reachedStart: boolean;
  /** Nothing newer is stored after the last of these. */
  readonly reachedEnd: boolean;
  /** The message that a date, an archive id or a mention led to; absent where there is none. */
  readonly place?: MessageKey;
  /** Older messages exist on the server and could not be fetched now: why. */
  readonly older?: Fault;
}
