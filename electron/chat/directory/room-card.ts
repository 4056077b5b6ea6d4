import type { ChatRoomCard } from '#electron/model/directory.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Person } from '#electron/model/person.ts';
import type { RoomPermissionMap } from '#electron/model/room.ts';
import type { Session } from '#electron/session/session.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { askItems, type RoomDescription } from '../service/directory.ts';
import type { Wire } from '../wire.ts';
import { mayRegister, readPermissions } from './room-permissions.ts';

/** All that a room tells whoever asks, without entering. */
export async function readRoomCard({ session, describe }: Wire, room: RoomAddress): Promise<ChatRoomCard> {
  const description = await describe(room);
  const { properties, facts, contacts } = description;
  const [permissions, people] = await Promise.all([
    readPermissions(session, room, description),
    askPeople(session, room),
  ]);
  return {
    ...properties,
    permissions,
    people,
    managers: contacts.map(personOf),
    disabled: facts?.disabled ?? false,
    ...(await mayAsk(session, description, permissions)),
    ...(facts?.categoryId && { categoryUri: facts.categoryId }),
    ...(facts?.invitations !== undefined && { invitations: facts.invitations }),
    ...(facts?.addin && { addIn: facts.addin }),
    ...(facts?.created && { created: facts.created }),
    ...(facts?.updated && { updated: facts.updated }),
  };
}

async function mayAsk(
  session: Session,
  { properties: { address, behavior }, features }: RoomDescription,
  { CanJoin, CanAuditoriumChat }: RoomPermissionMap,
): Promise<Pick<ChatRoomCard, 'mayAskToJoin' | 'mayAskToPresent'>> {
  const isReader = behavior === 'Auditorium' && CanJoin && !CanAuditoriumChat;
  return {
    mayAskToJoin: !CanJoin && features.includes(NS.register) && (await mayRegister(session, address)),
    mayAskToPresent: isReader && features.includes(NS.mucRequest),
  };
}

/** By nickname (XEP-0045, 6.5); a room that does not tell has nobody to show. */
async function askPeople(session: Session, room: RoomAddress): Promise<readonly string[]> {
  const items = await askItems(session, room).catch(() => []);
  return items.flatMap(({ address, name }) => parseJid(address)?.resource || name || []);
}

function personOf(id: BareAddress): Person {
  return { id, name: parseJid(id)?.local || id };
}
