import type { Audience, LogicalRoom } from '#electron/model/logical-room.ts';
import type { Message } from '#electron/model/message.ts';
import type { Termination } from '../session-values.ts';

/** A message of one of the two rooms, with who could read it. */
export interface HeardMessage {
  readonly audience: Audience;
  readonly message: Message;
}

export interface LogicalChatRoomSessionEvents {
  /** Live, of both rooms in the order in which they came, own messages too. */
  chatMessageReceived: HeardMessage;
  /** What is said in private is for this person no more; the public room goes on, or is left too (`logicalRoomLeft`). */
  privateRoomLost: Termination;
  /** Neither room is joined any more. */
  logicalRoomLeft: LogicalRoom;
}
