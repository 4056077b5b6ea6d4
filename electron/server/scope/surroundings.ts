import type { RoomAddress } from '#electron/model/ids.ts';
import type { Scope } from '#electron/stanza/perch-tokens.ts';
import type { ServerFacts } from '../module.ts';

/** What the rules need to know of the server. */
export type Surroundings = Pick<ServerFacts, 'domain' | 'roomsDomain' | 'hasRoom'>;

export function coversRoom({ rooms }: Scope, room: RoomAddress): boolean {
  return rooms === 'all' || rooms.includes(room);
}
