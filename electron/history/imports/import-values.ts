import type { RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';

/** Messages of one room that follow each other without a hole, oldest first. */
export interface ImportRun {
  readonly messages: readonly Message[];
  /** Nothing was said before the first of them. */
  readonly fromStart: boolean;
}

/** Messages out of files. What an import brought can be taken away again, also by whoever finds it unfinished. */
export interface Imports {
  begin(at: Timestamp): number;
  /** Stores a part; of a run in several parts each begins with the last message of the one before. */
  store(importId: number, room: RoomAddress, run: ImportRun): number;
  finish(importId: number): void;
  /** Those that were begun and not finished: their process was ended. */
  unfinished(): readonly number[];
  /** Takes away some of what it brought; answers whether there may be more. At last the import is not known any more. */
  undoSome(importId: number, limit: number): boolean;
}
