import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { RoomArchive } from '../room/archive.ts';
import type { RoomView } from '../room/message.ts';
import type { RoomDescription } from '../service/directory.ts';
import type { RoomTrust } from '../service/room-properties.ts';
import type { Wire } from '../wire.ts';
import type { ChatHistoryQueryOptions, ChatHistoryResult } from './history-values.ts';
import { lookThrough } from './look-through.ts';
import { searchArchives } from './search-archives.ts';
import { matcherOf } from './search-options.ts';

/** Our service passes on nothing that a sender claims in its place. */
const whole: RoomTrust = { occupantIds: true, stanzaIds: true, realAddresses: true };

/** Of one room, in which one may be or not. Where its archive cannot be searched it is read, up to a bound. */
export async function queryRoom(
  wire: Wire,
  { properties, features, facts }: Pick<RoomDescription, 'properties' | 'features' | 'facts'>,
  view: RoomView,
  options: ChatHistoryQueryOptions,
): Promise<ChatHistoryResult> {
  const { session } = wire;
  const { room } = view;
  if (!properties.archived) throw new FaultError('MsgNotSupported', 'This room keeps no history.');
  if (facts && features.includes(NS.fullText)) {
    const place = { session, archive: room, rooms: [room], viewOf: () => view };
    const [result] = await searchArchives(place, options);
    if (result) return result;
    throw new FaultError('ErrorPermission', 'Only members can read what was said in this room.');
  }
  const archive = new RoomArchive(session, () => view);
  const fits = matcherOf(options, session.address);
  return lookThrough({ room, page: (query) => archive.page(query) }, options, fits);
}

/** Of rooms that one need not be in, in one request where the service can (docs/protocol.md, "Searching archives"). */
export async function queryRooms(
  wire: Wire,
  given: readonly RoomAddress[],
  options: ChatHistoryQueryOptions,
): Promise<readonly ChatHistoryResult[]> {
  const rooms = [...new Set(given.flatMap((room) => bareJid(room) ?? []))];
  const isOne = rooms.every((room) => room.endsWith(`@${wire.service}`));
  if (wire.searchesArchives && isOne) {
    const viewOf = (room: RoomAddress): RoomView => outside(wire, room, whole);
    return searchArchives({ session: wire.session, archive: wire.service, rooms, viewOf }, options);
  }
  const results: ChatHistoryResult[] = [];
  // One after the other: each is up to twenty requests.
  for (const room of rooms) {
    const described = await wire.describe(room);
    results.push(await queryRoom(wire, described, outside(wire, room, described.trust), options));
  }
  return results;
}

/** A room as it is judged by who is not in it: its own addresses are known, its occupants are not. */
function outside({ session, isPerch }: Wire, room: RoomAddress, trust: RoomTrust): RoomView {
  return {
    room,
    trust,
    serverTime: isPerch,
    namesAuthors: isPerch && trust.realAddresses,
    find: () => undefined,
    isOwn: ({ id }) => id === session.address,
  };
}
