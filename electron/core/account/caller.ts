import type { UserEndpoint } from '#electron/chat/index.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Remembered } from './remembered-accounts.ts';

/** Somebody who is about to be signed in: the endpoint, and what goes with it. */
export interface Caller {
  /** What is to be remembered as soon as they are in. */
  readonly remembered: Remembered;
  readonly user: UserEndpoint;
  /** Rooms to follow from now on, where somebody begins. */
  readonly firstRooms: readonly RoomAddress[];
  /** Rooms that whoever they invite begins with. */
  readonly guestRooms: readonly RoomAddress[];
  /** Keeps what is needed to sign in again, and resolves when it is kept. Never rejects. */
  kept(): Promise<void>;
  /** They are signed in no longer: what ran for them may end. */
  left(): Promise<void>;
}
