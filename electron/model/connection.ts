import type { Fault } from './fault.ts';
import type { Timestamp } from './ids.ts';

/** The state of an endpoint (reference: `PersistentChatEndpointState`); single use. */
export type PersistentChatEndpointState =
  | 'Idle'
  | 'Establishing'
  | 'Established'
  | 'Terminating'
  | 'Terminated';

/** What the word at the bottom left of the window says. */
export interface Connection {
  /** `offline` needs somebody (see `fault`); `waiting` tries again by itself at `nextTryAt`. */
  readonly state: 'signed out' | 'connecting' | 'online' | 'waiting' | 'offline';
  readonly nextTryAt?: Timestamp;
  readonly fault?: Fault;
}

/** What the service announces of itself (XEP-0128 form in its disco#info, XEP-0478). */
export interface ServiceLimits {
  /** Bytes of UTF-8 in a message's text; absent where the service announces none. */
  readonly messageSize?: number;
  /** Bytes of UTF-8 in a story's body. */
  readonly storySize?: number;
  /** Bytes of a whole stanza (XEP-0478). */
  readonly stanzaSize?: number;
}
