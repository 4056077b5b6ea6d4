import type { Destroyed } from '#electron/stanza/0045-muc.ts';
import { linkedTo, tellLinked } from '../companions/linked.ts';
import type { RoomContext } from '../context.ts';
import { addressesOf, dismiss } from '../presence/presence.ts';
import type { Answer } from '../request.ts';
import type { Room } from '../room.ts';

/** The end of a room, its lists and its archive; everybody in it is told where to go instead (XEP-0045, 10.9). */
export function destroy(context: RoomContext, room: Room, destroyed: Destroyed): Answer {
  const linked = linkedTo(context, room);
  context.store.removeRoom(room.record.key);
  const nothing = { affiliation: 'none', role: 'none' } as const;
  const told = [...room.occupants].flatMap((occupant) =>
    dismiss(room, occupant, addressesOf(occupant), nothing, { destroyed }),
  );
  for (const occupant of [...room.occupants]) room.replace(occupant, undefined);
  context.rooms.note(room);
  return [...told, ...tellLinked(linked)];
}
