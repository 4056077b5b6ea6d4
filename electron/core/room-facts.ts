import type { RoomFacts } from '../history/history.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { RoomProperties } from '../model/room.ts';
import { cut } from './shown.ts';

/** What the cache keeps of what a room told of itself. */
export function factsOf(
  { address, name, description, privacy, behavior, archived, category }: RoomProperties,
  here: Pick<RoomFacts, 'followed' | 'canChat' | 'level' | 'favourite'>,
): RoomFacts {
  return {
    ...{ address, privacy, behavior, archived, ...here },
    ...{ name: cut(name), description: cut(description), category: cut(category) },
  };
}

/** What is shown of a room on the person's list that was never entered from here: nothing is promised. */
export function unknownRoom(address: RoomAddress, name: string): RoomFacts {
  const [local = address, service = ''] = address.split('@');
  return {
    address,
    name: cut(name) || local,
    description: '',
    privacy: 'Closed',
    behavior: 'Normal',
    archived: true,
    category: service,
    followed: true,
    canChat: false,
  };
}
