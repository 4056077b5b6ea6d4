import type { RoomAddress } from '#electron/model/ids.ts';
import type { Scope } from '#electron/stanza/perch-tokens.ts';

/** What the rules need to know of the server. */
export interface Surroundings {
  readonly domain: string;
  readonly roomsDomain: string;
  /** Whether there is such a room, whoever may know of it. */
  readonly hasRoom: (room: RoomAddress) => boolean;
}

export function coversRoom({ rooms }: Scope, room: RoomAddress): boolean {
  return rooms === 'all' || rooms.includes(room);
}
