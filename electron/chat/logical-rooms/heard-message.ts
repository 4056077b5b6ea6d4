import type { Audience } from '#electron/model/logical-room.ts';
import type { Message } from '#electron/model/message.ts';

/** A message of one of the two rooms, with who could read it. */
export interface HeardMessage {
  readonly audience: Audience;
  readonly message: Message;
}
