import type { RoomFacts } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomProperties } from '#electron/model/room.ts';
import { cut } from '../messages/shown.ts';

/** What is a person's own of a room, whatever the room tells of itself. */
const ownNames = ['followed', 'level', 'favourite', 'group', 'order', 'marked', 'markUntold'] as const;
type OwnFacts = Pick<RoomFacts, (typeof ownNames)[number]>;

export function ownFactsOf(known: RoomFacts | undefined): OwnFacts {
  const own = ownNames.flatMap((name) => (known?.[name] === undefined ? [] : [[name, known[name]]]));
  return { followed: false, ...Object.fromEntries(own) };
}

/** What the cache keeps of what a room told of itself. */
export function factsOf(
  { address, name, description, privacy, behavior, archived, category, companion }: RoomProperties,
  here: OwnFacts & Pick<RoomFacts, 'canChat'>,
): RoomFacts {
  return {
    ...{ address, privacy, behavior, archived, ...here },
    ...{ name: cut(name), description: cut(description), category: cut(category) },
    ...(companion !== undefined && { companion }),
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
