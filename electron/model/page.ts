import type { ArchiveId, MessageKey, RoomAddress, Timestamp } from './ids.ts';

/** A part of a room's history, and where it is. A key need not be that of a message. */
export interface PageRequest {
  readonly room: RoomAddress;
  /**
   * The other room of a logical room: both are read as one, merged by key, which is their time; an archive id is looked
   * for in `room` alone.
   */
  readonly beside?: RoomAddress;
  readonly from:
    | { at: 'newest' }
    | { at: 'before' | 'after' | 'around'; key: MessageKey }
    /** Around the first message that was sent then or later, else the last before. */
    | { at: 'date'; date: Timestamp }
    /** Around the message that an address names. Fault `NoSuchNode`: it is not in the room, or not any more. */
    | { at: 'archive id'; archiveId: ArchiveId }
    /** Around the first message after this one that mentions the person. */
    | { at: 'mention'; after: MessageKey };
  readonly limit: number;
}

/** The rooms that a page is of. */
export function roomsOf({ room, beside }: PageRequest): readonly RoomAddress[] {
  return beside === undefined || beside === room ? [room] : [room, beside];
}
