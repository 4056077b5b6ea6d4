import type { PersistentChatEndpoint } from '#electron/chat/index.ts';
import { type PrincipalSummary, summaryOf } from '#electron/model/principal.ts';
import type { Occupant } from '#electron/model/room.ts';
import type { ChatRoomInformation } from '#electron/model/room-settings.ts';

/** As many as a service tells at once. */
const most = 100;

/**
 * Everybody on the lists of a room, once, by what they are called: as far as whoever is in the room, and what the
 * service tells of people who could be in it, says so. A list shows the address of everybody else.
 */
export async function peopleOf(
  { management, chatServerUri }: PersistentChatEndpoint,
  { address: room, members, managers, presenters }: ChatRoomInformation,
  inside: readonly Occupant[],
): Promise<readonly PrincipalSummary[]> {
  const addresses = [...new Set([...members, ...managers, ...presenters])];
  const known = new Map(inside.map(({ person }) => [person.id, person.name]));
  if (addresses.some((address) => !known.has(address)) && !management.missing['eligible people']) {
    const told = await management.findUsersOrGroupsForRole('Member', { room }, '', most).catch(() => nobody);
    for (const { address, name } of told.principals) if (name) known.set(address, name);
  }
  return addresses.map((address) => summaryOf(address, chatServerUri, known.get(address)));
}

const nobody = { principals: [] };
