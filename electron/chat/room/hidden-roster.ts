import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Occupant } from '#electron/model/room.ts';
import type { Session } from '#electron/session/session.ts';
import { readRoster, writeRosterQuestion } from '#electron/stanza/perch-roster.ts';
import { toOccupant } from './roster.ts';

/** Who is in a room that is too large to tell by itself; `own` is the nickname of who asks. */
export async function askRoster(
  session: Session,
  room: RoomAddress,
  own: string,
): Promise<readonly Occupant[]> {
  const answer = await session.request({ type: 'get', to: room, payload: writeRosterQuestion() });
  const items = answer && readRoster(answer);
  if (!items) throw new FaultError('CannotGetParticipantList', 'The room did not say who is in it.');
  return items.flatMap((item) =>
    item.nick ? [toOccupant(room, { nickname: item.nick, item, self: item.nick === own })] : [],
  );
}
