import type { Draft, OutboxEntry } from '../model/draft.ts';
import type { OriginId, RoomAddress, Timestamp } from '../model/ids.ts';

/** A row as the dispatcher sees it. */
export interface OutboxRow extends OutboxEntry {
  /** It was handed to a connection at least once, and so may have arrived. */
  readonly attempted: boolean;
}

/**
 * What was written and is not yet known to have arrived, and the drafts: a file of its own, so that it outlives
 * a damaged history. Every method is synchronous and on the disk when it returns.
 * Throws FaultError: `StorageFailed`, and at opening `StorageTooNew`.
 */
export interface Outbox {
  /** Stores a draft as waiting, and removes the room's draft, in one transaction. */
  add(draft: Draft, as: { readonly originId: OriginId; readonly writtenAt: Timestamp }): OutboxEntry;
  /** In the order of writing. */
  rows(room?: RoomAddress): readonly OutboxRow[];
  row(originId: OriginId): OutboxRow | undefined;
  /** To be called before the row is written to a connection. */
  attempt(originIds: readonly OriginId[]): void;
  fail(originId: OriginId, reason: string): void;
  doubt(originId: OriginId): void;
  /** Makes a failed or unsure row wait again, at the end of its room's queue. */
  requeue(originId: OriginId): void;
  /** Its echo is stored, or the person discarded it. */
  remove(originId: OriginId): void;

  drafts(): readonly Draft[];
  /** An empty text removes the draft. */
  saveDraft(draft: Draft): void;

  /** Removes what is written for a room. */
  deleteRoom(room: RoomAddress): void;
  /** Deletes the file. Nothing else may be called afterwards. */
  forget(): void;
  close(): void;
}

export interface OutboxOptions {
  readonly file: string;
}

export function openOutbox(_options: OutboxOptions): Outbox {
  throw new Error('not yet');
}
