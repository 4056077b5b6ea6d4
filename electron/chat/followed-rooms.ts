import type { RoomAddress } from '../model/ids.ts';

/** A room on the person's own list (XEP-0402 bookmark). */
export interface FollowedRoom {
  readonly room: RoomAddress;
  /** As it was called when it was followed; '' where nobody said. */
  readonly name: string;
  /** Entered at sign-in, on every device. */
  readonly autojoin: boolean;
}

/** The person's list of rooms, kept on their server, the same on every device. */
export interface FollowedRooms {
  list(): Promise<readonly FollowedRoom[]>;
  follow(room: RoomAddress, name: string): Promise<void>;
  unfollow(room: RoomAddress): Promise<void>;
  /** Changed here or on another device: the whole list anew. Returns its undo. */
  on(name: 'followedRoomsChanged', listener: (rooms: readonly FollowedRoom[]) => void): () => void;
}
