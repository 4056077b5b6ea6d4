import type { Draft, OutboxEntry } from '../model/draft.ts';
import { FaultError } from '../model/fault.ts';
import type { OriginId, RoomAddress, Timestamp } from '../model/ids.ts';
import type { Privacy } from '../model/room.ts';
import { deleteDatabase, openDatabase } from '../sqlite/database.ts';
import { isDamage, withFaults } from '../sqlite/faults.ts';
import { draftsTable } from './drafts-table.ts';
import { migrations } from './migrations/all.ts';
import { type Judged, type OutboxRow, outboxTable } from './outbox-table.ts';

export type { Judged, OutboxRow } from './outbox-table.ts';

/**
 * What was written and is not yet known to have arrived, and the drafts: a file of its own, so that it outlives
 * a damaged history. Every method is synchronous and on the disk when it returns.
 * Throws FaultError: `StorageFailed`, and at opening `StorageTooNew`.
 */
export interface Outbox {
  /**
   * Stores a draft as waiting, or as one that filters have to judge first; removes the room's draft, unless an add-in
   * wrote this, in one transaction.
   */
  add(
    draft: Draft,
    as: {
      readonly originId: OriginId;
      readonly writtenAt: Timestamp;
      readonly state?: 'waiting' | 'checking';
      /** Who can read the room at this moment, where that is known. */
      readonly privacy?: Privacy | undefined;
    },
  ): OutboxEntry;
  /** In the order of writing. */
  rows(room?: RoomAddress): readonly OutboxRow[];
  row(originId: OriginId): OutboxRow | undefined;
  /** The first of those that wait in a room. */
  waiting(room: RoomAddress, limit: number): readonly OutboxRow[];
  /** To be called before the row is written to a connection. */
  attempt(originIds: readonly OriginId[]): void;
  /** What filters say of it, on the disk before it goes or is shown. */
  judge(originId: OriginId, judged: Judged): void;
  fail(originId: OriginId, reason: string): void;
  doubt(originId: OriginId): void;
  /** Makes a failed or unsure row wait again, at the end of its room's queue, for those who could read the room then. */
  requeue(originId: OriginId, privacy: Privacy | undefined): void;
  /** Its echo is stored, or the person discarded it. */
  remove(originId: OriginId): void;

  drafts(): readonly Draft[];
  /** A draft without text and title is removed. */
  saveDraft(draft: Draft): void;

  /** Words that are gone from the rooms are gone from the log too, where they stood before they were sent. */
  erase(): void;

  /** Removes what is written for a room. */
  deleteRoom(room: RoomAddress): void;
  /** Deletes the file. Nothing else may be called afterwards. */
  forget(): void;
  close(): void;
}

interface OutboxOptions {
  readonly file: string;
}

/**
 * Opens the outbox, makes it where there is none, and migrates it where it is older. A damaged file is not set
 * aside: what somebody wrote is nowhere else.
 */
export function openOutbox({ file }: OutboxOptions): Outbox {
  const db = openUndamaged(file);
  const table = withFaults(() => outboxTable(db));
  const draftTable = withFaults(() => draftsTable(db));
  const write = <T>(work: () => T): T => withFaults(() => db.transaction(work).immediate());
  const erase = (): void => void withFaults(() => db.pragma('wal_checkpoint(TRUNCATE)'));

  return {
    add: (draft, { originId, writtenAt, state = 'waiting', privacy }) => {
      const entry: OutboxEntry = { ...draft, originId, writtenAt, state };
      write(() => {
        table.insert(entry, privacy ?? null);
        if (draft.via === undefined) draftTable.remove(draft.room);
      });
      return entry;
    },
    rows: (room) => withFaults(() => table.all(room)),
    row: (originId) => withFaults(() => table.get(originId)),
    waiting: (room, limit) => withFaults(() => table.waiting(room, limit)),
    attempt: (originIds) =>
      write(() => {
        for (const originId of originIds) table.attempt(originId);
      }),
    judge: (originId, judged) => withFaults(() => table.judge(originId, judged)),
    fail: (originId, reason) => withFaults(() => table.setState(originId, 'failed', reason)),
    doubt: (originId) => withFaults(() => table.setState(originId, 'unsure')),
    requeue: (originId, privacy) => write(() => table.requeue(originId, privacy ?? null)),
    remove: (originId) => withFaults(() => table.remove(originId)),

    drafts: () => withFaults(() => draftTable.all()),
    saveDraft: (draft) => withFaults(() => draftTable.save(draft)),

    erase,
    deleteRoom: (room) => {
      write(() => {
        table.removeRoom(room);
        draftTable.remove(room);
      });
      erase();
    },
    forget: () => {
      db.close();
      deleteDatabase(file);
    },
    close: () => db.close(),
  };
}

function openUndamaged(file: string) {
  try {
    const db = openDatabase({ file, migrations, synchronous: 'FULL' });
    // What is removed is overwritten, wherever it stood.
    db.pragma('secure_delete = ON');
    return db;
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    const text = `What was written and not yet sent cannot be read: move ${file} elsewhere and start Perch again.`;
    throw new FaultError('StorageFailed', text, { cause });
  }
}
