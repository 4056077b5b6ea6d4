import type { PersistentChatEndpoint } from '../chat/index.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { RoomSessions } from './room-sessions.ts';

/** The connected half of a workspace. */
export interface Line {
  readonly sessions: RoomSessions;
  /** Undefined until the chat service was reached for the first time. */
  readonly chat: PersistentChatEndpoint | undefined;
  readonly following: Following | undefined;
  retry(): void;
  /** Signs out; never rejects. */
  end(): Promise<void>;
}

/** Keeps the list of rooms equal to the person's list on the server, and enters what is on it. */
export interface Following {
  start(firstRooms: readonly RoomAddress[]): Promise<void>;
  /** Enters what is on the list and not entered yet. */
  enterAll(): void;
  follow(room: RoomAddress): Promise<void>;
  unfollow(room: RoomAddress): Promise<void>;
  stop(): void;
}
