import type { RoomAddress } from '#electron/model/ids.ts';
import type { Following } from '../connected.ts';
import type { RoomList } from '../room-list.ts';
import type { RoomSessions } from '../room-sessions.ts';

export interface CompanionNeeds {
  readonly rooms: Pick<RoomList, 'known'>;
  readonly sessions: Pick<RoomSessions, 'enter'>;
  readonly following: Pick<Following, 'follow'>;
  readonly log: (line: string) => void;
}

/**
 * Somebody is in a private room: they come into its public one too. Where the two were linked just now, they follow
 * both or neither; later, what they made of the public room since counts.
 */
export async function enterCompanion(
  { rooms, sessions, following, log }: CompanionNeeds,
  privateRoom: RoomAddress,
  companion: RoomAddress,
  isNew: boolean,
): Promise<void> {
  const isFollowed = (room: RoomAddress) => rooms.known(room)?.followed ?? false;
  try {
    if (isNew && isFollowed(privateRoom) && !isFollowed(companion)) await following.follow(companion);
    else if (!rooms.known(companion)) await sessions.enter(companion);
  } catch (error) {
    log(`${companion} was not entered beside ${privateRoom}: ${String(error)}`);
  }
}
