import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ChatRoomSettings } from '#electron/model/room-settings.ts';
import { conditionOf } from '#electron/session/request-fault.ts';
import { mucStatus } from '#electron/stanza/0045-muc.ts';
import { readUnique, writeUniqueQuestion } from '#electron/stanza/0045-unique.ts';
import { xml } from '#electron/stanza/xml.ts';
import { type Entered, Entrance } from '../room/entrance.ts';
import type { Wire } from '../wire.ts';
import { addressFor, givenAddressFor } from './new-room-address.ts';

const mostAddresses = 5;
const taken: ReadonlySet<string | undefined> = new Set(['item-not-found', 'gone']);

/** Enters under a new address after another, until one is new to the service. */
export async function reserveRoom(wire: Wire, settings: ChatRoomSettings): Promise<RoomAddress> {
  for (let tries = 0; tries < mostAddresses; tries += 1) {
    const room = `${await newAddress(wire, settings, tries)}@${wire.service}`;
    if (wire.router.has(room) || (await exists(wire, room))) continue;
    if (await entersNew(wire, room, tries)) return room;
  }
  throw new FaultError('UnableToCreateRoom', 'No free address was found for this room. Try another name.');
}

/** Our service gives addresses that stay good for a room that becomes secret later. */
async function newAddress(
  { session, service, isPerch }: Wire,
  settings: ChatRoomSettings,
  tries: number,
): Promise<string> {
  if (isPerch) {
    const answer = await session
      .request({ type: 'get', to: service, payload: writeUniqueQuestion() })
      .catch(noAddress);
    const given = answer && readUnique(answer);
    if (given !== undefined) return givenAddressFor(settings, given);
  }
  return addressFor(settings, tries, session.surroundings.id());
}

/** A service that gives none may take one of ours. */
function noAddress(error: unknown): undefined {
  if (conditionOf(error) === 'service-unavailable') return undefined;
  throw mayNotCreate(error);
}

async function exists(wire: Wire, room: RoomAddress): Promise<boolean> {
  try {
    await wire.describe(room);
    return true;
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === 'NoSuchNode') return false;
    if (conditionOf(error) === undefined) throw error;
    return true;
  }
}

async function entersNew(wire: Wire, room: RoomAddress, tries: number): Promise<boolean> {
  try {
    const entered = await enter(wire, room);
    if (entered.user.statuses.includes(mucStatus.created)) return true;
    await leaveReserved(wire, room);
    return false;
  } catch (error) {
    const refusal = mayNotCreate(error);
    // A secret room that is not for us to see has this address, or one had it that is no more (Prosody).
    if (taken.has(conditionOf(error))) return false;
    // ejabberd gives an address to nobody else as long as it keeps what was said there in a room that is no more.
    if (refusal !== error && tries === 0) return false;
    throw refusal;
  }
}

async function enter(wire: Wire, room: RoomAddress): Promise<Entered> {
  const entrance = new Entrance(wire, room);
  const detach = wire.router.attach(room, {
    presence: (stanza) => entrance.hear(stanza),
    message: () => {},
  });
  try {
    return await entrance.enter();
  } finally {
    detach();
  }
}

/** The room stays; whoever made it is not in it any more. */
export async function leaveReserved({ session, nickname }: Wire, room: RoomAddress): Promise<void> {
  const to = `${room}/${nickname}`;
  await session.send(xml('presence', { to, type: 'unavailable' })).catch(() => {});
}

function mayNotCreate(error: unknown): unknown {
  const condition = conditionOf(error);
  if (condition !== 'not-allowed' && condition !== 'forbidden') return error;
  return new FaultError('ErrorPermission', 'You may not make rooms on this service.');
}
