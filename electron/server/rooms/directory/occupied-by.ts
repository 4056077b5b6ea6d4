import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { RoomContext } from '../context.ts';

/** Where somebody is now, as far as the asker could see for themselves by entering; of oneself always. */
export function roomsWith(
  { rooms }: RoomContext,
  person: BareAddress,
  asker: BareAddress,
): readonly RoomAddress[] {
  return [...rooms.occupied]
    .filter((room) => {
      if (room.occupantsOf(person).length === 0) return false;
      if (person === asker) return true;
      const { CanJoin, runsLists } = room.rights(asker);
      return runsLists || (CanJoin && room.settings.nonAnonymous);
    })
    .map(({ address }) => address);
}
