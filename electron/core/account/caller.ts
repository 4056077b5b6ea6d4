import type { PersistentChatEndpoint, UserEndpoint } from '#electron/chat/index.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Remembered } from './remembered-accounts.ts';

/** Rooms to follow from now on, where somebody begins. */
export type FirstRooms = (chat: PersistentChatEndpoint) => Promise<readonly RoomAddress[]>;

/** Somebody who is about to be signed in: the endpoint, and what goes with it. */
export interface Caller {
  /** What is to be remembered as soon as they are in. */
  readonly remembered: Remembered;
  readonly user: UserEndpoint;
  readonly firstRooms: FirstRooms;
  /** Keeps what is needed to sign in again, and resolves when it is kept. Never rejects. */
  kept(): Promise<void>;
  /** They are signed in no longer: what ran for them may end. */
  left(): Promise<void>;
}

export const noRooms: FirstRooms = () => Promise.resolve([]);

/** More than these is no house but a city: there a newcomer chooses for themselves. */
const few = 5;

/** What a newcomer finds open, where that is little. */
export const openRooms: FirstRooms = async (chat) => {
  const found = await chat.services.browseChatRoomsByCriteria('');
  const open = found.filter(({ privacy }) => privacy === 'Open');
  return open.length <= few ? open.map(({ address }) => address) : [];
};
