import type { AlertDecision } from '../model/alert.ts';
import type { MessageKey, RoomAddress } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';

/** Everything the decision depends on, beside the message. */
export interface Situation {
  /** Just said; otherwise it came out of an archive. */
  readonly live: boolean;
  /** The room is on the person's own list. */
  readonly followed: boolean;
  /** The person wants alerts at all. */
  readonly alerts: boolean;
  /** What the person can see: never judged by which room is selected alone. */
  readonly window: {
    readonly visible: boolean;
    readonly focused: boolean;
    readonly room: RoomAddress | null;
  };
  readonly readUpTo: MessageKey;
}

/** Whether a message interrupts the person, and why, or why not. */
export function decide(_message: StoredMessage, _situation: Situation): AlertDecision {
  throw new Error('not yet');
}
