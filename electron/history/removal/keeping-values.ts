import type { ArchiveId, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';

/** How long rooms are kept, and what goes before. What is removed is overwritten in table, index and free pages. */
export interface Keeping {
  /** For so many days, or with null for ever. Removes nothing by itself. */
  keep(room: RoomAddress, days: number | null): void;
  /**
   * Removes at most `limit` messages of a deleted room, or of one that is to be kept no longer: then it is named.
   * Undefined where there is nothing more to remove: then the log is empty too.
   */
  removeSome(now: Timestamp, limit: number): { readonly room?: RoomAddress } | undefined;
  /** Removes what the room took back, for ever. Answers whether anything of it was here. */
  removeMessages(room: RoomAddress, ids: readonly ArchiveId[]): boolean;
  /** Whether its room took it back, whoever still has it. */
  isTakenBack(message: Message): boolean;
  /** Takes what was removed out of the log. False: another thread reads there, and it is to be asked for again. */
  erase(): boolean;
}
