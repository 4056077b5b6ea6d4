import type { BareAddress, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';

/** A room in an export, before its messages. */
export interface ExportedRoom {
  readonly room: RoomAddress;
  readonly name: string;
  readonly description: string;
  /** Only its members could read what follows. */
  readonly secret?: true;
  /** What follows begins with the first that was ever said in it. */
  readonly fromStart: boolean;
}

/** What an export says, one after the other; a format makes text of it. */
export type ExportItem =
  | {
      readonly what: 'begin';
      readonly account: BareAddress;
      readonly at: Timestamp;
      readonly from?: Timestamp;
      readonly until?: Timestamp;
    }
  | ({ readonly what: 'room' } & ExportedRoom)
  | { readonly what: 'message'; readonly message: Message }
  /** Between the message before and the one after it history is missing. */
  | { readonly what: 'gap' }
  | { readonly what: 'end'; readonly messages: number };

/** What a file to be imported says, whatever its format. */
export type ImportItem =
  | { readonly what: 'account'; readonly account: BareAddress }
  | {
      readonly what: 'room';
      readonly room: RoomAddress;
      readonly name?: string;
      readonly description?: string;
      readonly secret?: true;
      readonly fromStart: boolean;
    }
  | { readonly what: 'message'; readonly message: Message }
  | { readonly what: 'gap' }
  /** An entry that is no message of a room. */
  | { readonly what: 'other' };

/** Makes text of an export, item by item; a new one for each export. */
export type Writer = (item: ExportItem) => string;
